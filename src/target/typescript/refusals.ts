import { ExitCode, Problem } from '../../errors/errors.js';
import type { WorkspacePackage } from './workspace/list-packages.js';

const shownPackages = 10;

/** A package in plain JavaScript. */
export function javaScriptRepo(root: string): Problem {
  return new Problem({
    code: 'javascript-repo',
    message: `${root} is JavaScript: it has no tsconfig.json, no TypeScript sources and no dependency on typescript.`,
    cause:
      'The flow is TypeScript, and stays so: its types keep a bound token from being sent as a Bearer token or with another certificate.',
    next: 'Add TypeScript beside the JavaScript (`npm install --save-dev typescript`, and a tsconfig.json with "allowJs"), or make a project of its own with `mtls-pop new <dir>`.',
    exitCode: ExitCode.badInput,
  });
}

/** The root of a workspace that has no code of its own. */
export function chooseAPackage(root: string, packages: readonly WorkspacePackage[]): Problem {
  const commands = packages
    .slice(0, shownPackages)
    .map(({ name, folder }) => `  mtls-pop add --cwd ${folder}${name === folder ? '' : `   (${name})`}`);
  const more = packages.length - commands.length;
  return new Problem({
    code: 'choose-a-package',
    message: `${root} is a workspace of ${packages.length} package${packages.length === 1 ? '' : 's'}, with no code of its own.`,
    cause: 'A flow is added to one package.',
    next: [
      'Say which one:',
      ...commands,
      ...(more > 0 ? [`  … and ${more} more, by --cwd <folder> too`] : []),
    ].join('\n'),
    exitCode: ExitCode.badInput,
  });
}
