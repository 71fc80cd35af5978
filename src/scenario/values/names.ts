import validatePackageName from 'validate-npm-package-name';
import type { Answers } from '../answers.js';
import { languageOf } from '../language.js';
import { type Refusal, invalidValue } from '../refusal.js';
import { quoted } from '../text.js';
import { csharpNameFlaw, csharpNameFrom } from './csharp-name.js';

/** What is asked for is what is made: a name is taken as it is, or refused with one that would be taken. */
export function checkName(value: string, answers: Answers): Refusal | undefined {
  return languageOf(answers) === 'csharp' ? checkCSharpName(value) : checkPackageName(value, answers);
}

function checkPackageName(value: string, { language }: Answers): Refusal | undefined {
  const { validForNewPackages, errors = [], warnings = [] } = validatePackageName(value);
  if (validForNewPackages) return undefined;
  const other = language === undefined && csharpNameFlaw(value) === undefined;
  return invalidValue(
    `--name ${quoted(value)} is not a name that npm allows.`,
    `npm says: ${[...errors, ...warnings].join('; ')}.`,
    `Use lower-case letters, digits and hyphens, such as --name orders-client${
      other ? ', or choose --language csharp' : ''
    }`,
  );
}

function checkCSharpName(value: string): Refusal | undefined {
  const flaw = csharpNameFlaw(value);
  if (flaw === undefined) return undefined;
  return invalidValue(
    `--name ${quoted(value)} ${flaw}.`,
    'It names the solution, its projects and their folders, and is their root namespace.',
    `Type: --name ${csharpNameFrom(value) ?? 'Contoso.Orders'}`,
  );
}
