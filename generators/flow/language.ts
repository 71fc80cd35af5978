import { loadPack } from '../../src/guidance/load.js';
import { resolveAddedFlow } from '../../src/scenario/added-flow.js';
import type { Answers } from '../../src/scenario/answers.js';
import { languages } from '../../src/scenario/choices.js';
import type { Language } from '../../src/scenario/flow.js';
import { impliedLanguage } from '../../src/scenario/language.js';
import { lookAround } from '../../src/target/look.js';

/**
 * The language that was answered, or the one that the folder has. Yeoman asks nothing about a folder with both: it has to be said.
 *
 * @throws {Problem} `missing-answers`
 */
export async function languageOfFolder(root: string, given: Answers): Promise<Language> {
  const said = languages.find((each) => each === given.language) ?? impliedLanguage(given);
  if (said !== undefined) return said;
  const { typescript, csharp } = lookAround(root);
  if (typescript && csharp) {
    const because = 'The folder holds a package.json and a C# solution or project.';
    const unclear = [{ flag: '--language', values: languages, because }];
    resolveAddedFlow(
      { ...given, language: 'typescript' },
      await loadPack(),
      { yes: true, unclear },
      () => '',
    );
  }
  return csharp ? 'csharp' : 'typescript';
}
