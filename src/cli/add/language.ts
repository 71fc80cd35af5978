import { ExitCode, Problem } from '../../errors/errors.js';
import { loadPack } from '../../guidance/load.js';
import type { Pack } from '../../guidance/schema.js';
import { resolveAddedFlow } from '../../scenario/added-flow.js';
import type { Answers } from '../../scenario/answers.js';
import { languages } from '../../scenario/choices.js';
import type { Language } from '../../scenario/flow.js';
import { impliedLanguage } from '../../scenario/language.js';
import { checkAnswers } from '../../scenario/resolve.js';
import { lookAround } from '../../target/look.js';
import type { Io } from '../terminal/io.js';
import { choose } from '../terminal/prompt.js';

interface Asking {
  readonly io: Io;
  readonly signal: AbortSignal;
  readonly asking: boolean;
  readonly yes: boolean;
}

const both = 'The folder holds a package.json and a C# solution or project.';

/**
 * Which of a repo's languages the flow is in: the one that was answered, or the only one that is there.
 *
 * @throws {Problem} exit code 2: `not-a-project`, `missing-answers` where nobody can be asked, `invalid-value`
 */
export async function languageFor(
  root: string,
  given: Answers,
  packFor: () => Promise<Pack>,
  { io, signal, asking, yes }: Asking,
): Promise<Language> {
  const { language, testRunner, module, packageManager, framework } = given;
  // What the repo is looked at with; the rest is checked when the guidance is known.
  checkAnswers({ language, testRunner, module, packageManager, framework }, await loadPack());
  const said = languages.find((each) => each === language) ?? impliedLanguage(given);
  if (said !== undefined) return said;
  const there = lookAround(root);
  if (!there.typescript && !there.csharp) throw notAProject(root);
  if (there.typescript !== there.csharp) return there.typescript ? 'typescript' : 'csharp';
  if (!asking) {
    const unclear = [{ flag: '--language', values: languages, because: both }];
    resolveAddedFlow({ ...given, language: 'typescript' }, await packFor(), { yes, unclear }, () => '');
  }
  const chosen = await choose(io, signal, {
    heading: 'Which language?',
    teach: both,
    label: 'language',
    initial: 'typescript',
    choices: [
      { value: 'typescript', title: 'TypeScript', description: 'on @azure/msal-node' },
      { value: 'csharp', title: 'C#', description: 'on MSAL.NET' },
    ],
  });
  return chosen === 'csharp' ? 'csharp' : 'typescript';
}

function notAProject(root: string): Problem {
  return new Problem({
    code: 'not-a-project',
    message: `${root} holds no package.json, no solution (.slnx, .sln) and no C# project.`,
    cause: 'A flow is added to a package or solution that is there.',
    next: 'Name its folder: mtls-pop add <folder>. To make a new service: mtls-pop new <folder>',
    exitCode: ExitCode.badInput,
  });
}
