import type { Language } from '../../scenario/flow.js';
import type { Repo, RepoOptions } from './repo.js';

/**
 * Looks at a repo in one of its languages. Only what that language needs is loaded.
 *
 * @param root of the package or solution
 * @throws {Problem} exit code 2, as `lookAtTypeScript` and `lookAtCSharp`; exit code 5 `merge-markers`
 */
export async function lookAtRepo(root: string, language: Language, options: RepoOptions): Promise<Repo> {
  if (language === 'csharp') {
    const { lookAtCSharpRepo } = await import('./csharp-repo.js');
    return lookAtCSharpRepo(root, options);
  }
  const { lookAtTypeScriptRepo } = await import('./typescript-repo.js');
  return lookAtTypeScriptRepo(root, options);
}
