import type { Pack } from '../../guidance/schema.js';
import { type AnswerName, type Answers, flagOf } from '../answers.js';
import { languages, valuesOf } from '../choices.js';
import { didYouMean } from '../did-you-mean.js';
import type { Cloud } from '../flow.js';
import { languageOf } from '../language.js';
import { type Refusal, invalidValue } from '../refusal.js';
import { holdsSecret, secretRefusal } from '../secrets.js';
import { firstUnprintable, quoted } from '../text.js';
import { identityForms, isDomain, isGuid, isRegion, isSharedTenant, isUserAssigned } from './identifiers.js';
import { checkName } from './names.js';
import { isTokenExchange, readResource, tokenExchangeAudiences } from './resource.js';

/** Longer than any id, host or URL that Azure hands out. */
const longest = 2048;

/** What is wrong with one answer by itself. `answers` holds the others: what an id has to look like depends on its kind. */
export function checkAnswer(
  name: AnswerName,
  value: string,
  answers: Answers,
  pack: Pack,
): Refusal | undefined {
  const flag = flagOf(name);
  if (name === 'clientSecret') return secretRefusal(flag, pack);
  if (holdsSecret(value)) return secretRefusal(`The value of ${flag}`, pack);
  return (
    checkText(flag, value) ?? checkListed(name, value, answers, pack) ?? checkForm(name, value, answers, pack)
  );
}

function checkText(flag: string, value: string): Refusal | undefined {
  if (value === '')
    return invalidValue(`${flag} is empty.`, undefined, `Give a value, or leave ${flag} out.`);
  if (value.length > longest)
    return invalidValue(
      `${flag} has ${value.length} characters; at most ${longest} are taken.`,
      undefined,
      `Give a shorter ${flag}.`,
    );
  const hidden = firstUnprintable(value);
  if (hidden === undefined) return undefined;
  return invalidValue(
    `${flag} holds the character ${hidden}: ${quoted(value)}.`,
    'Line ends, control characters and marks that hide or reorder text have no place in a name, an id or a URL.',
    `Type the value of ${flag} again; such characters often come with copied text.`,
  );
}

function checkListed(name: AnswerName, value: string, answers: Answers, pack: Pack): Refusal | undefined {
  const language = languageOf(answers);
  const values = valuesOf(name, pack, language);
  if (values === undefined || values.includes(value)) return undefined;
  const flag = flagOf(name);
  if (values.length === 0)
    return invalidValue(
      `${flag} does not exist for ${language}.`,
      `It belongs to ${languages.filter((other) => other !== language).join()}.`,
      `Leave ${flag} out.`,
    );
  const meant = didYouMean(value, values);
  return invalidValue(
    `${flag} cannot be ${quoted(value)}.`,
    `It is one of: ${values.join(', ')}.`,
    meant === undefined ? `Choose one, such as ${flag} ${values[0] ?? ''}` : `Did you mean ${flag} ${meant}?`,
  );
}

function checkForm(name: AnswerName, value: string, answers: Answers, pack: Pack): Refusal | undefined {
  switch (name) {
    case 'identityValue':
      return checkIdentityValue(value, answers, pack);
    case 'tenant':
      return checkTenant(value, pack);
    case 'clientId':
    case 'leg1ClientId':
      return isGuid(value)
        ? undefined
        : invalidValue(
            `${flagOf(name)} ${quoted(value)} is not a GUID.`,
            'An app registration is known by its application (client) id.',
            `Copy the application (client) id: ${flagOf(name)} 00000000-0000-0000-0000-000000000000`,
          );
    case 'region':
      return isRegion(value)
        ? undefined
        : invalidValue(
            `--region ${quoted(value)} is not the name of an Azure region.`,
            pack.scenarios.values['region-malformed'],
            'Give its short name, such as --region westus3, or leave it out.',
          );
    case 'resource':
      return checkResource(value, pack);
    case 'leg1Resource':
      return checkLeg1Resource(value, answers, pack);
    case 'name':
      return checkName(value, answers);
    case 'language':
    case 'flow':
    case 'auth':
    case 'identity':
    case 'finalToken':
    case 'leg2Auth':
    case 'cloud':
    case 'testRunner':
    case 'module':
    case 'framework':
    case 'keyAttestation':
    case 'minKeyStrength':
    case 'packageManager':
    case 'guidance':
    case 'clientSecret':
      return undefined;
  }
}

function checkIdentityValue(value: string, { identity }: Answers, pack: Pack): Refusal | undefined {
  if (!isUserAssigned(identity)) return undefined;
  const form = identityForms[identity];
  if (form.fits(value)) return undefined;
  const other = Object.entries(identityForms).find(([, { fits }]) => fits(value))?.[0];
  return invalidValue(
    `--identity-value ${quoted(value)} is not what ${identity} takes: ${form.what}.`,
    pack.scenarios.values['identity-value-malformed'],
    other === undefined
      ? `Type: --identity ${identity} --identity-value ${form.example}`
      : `It looks like the value of another kind: --identity ${other} --identity-value ${value}`,
  );
}

function checkTenant(value: string, pack: Pack): Refusal | undefined {
  const next = "Give the tenant's id or domain, such as --tenant contoso.onmicrosoft.com";
  if (isSharedTenant(value))
    return invalidValue(
      `--tenant ${quoted(value)} is not one tenant.`,
      pack.scenarios.values['tenant-not-single'],
      next,
    );
  if (isGuid(value) || isDomain(value)) return undefined;
  return invalidValue(
    `--tenant ${quoted(value)} is neither a GUID nor a domain.`,
    pack.scenarios.values['tenant-not-single'],
    next,
  );
}

function checkResource(value: string, pack: Pack): Refusal | undefined {
  if (isTokenExchange(value, tokenExchangeAudiences(pack.facts)))
    return invalidValue(
      `--resource ${quoted(value)} is the token exchange, not a resource to call.`,
      pack.scenarios.values['final-resource-is-leg1'],
      'Name the resource that the service calls in the end: --flow fic --resource https://graph.microsoft.com',
    );
  const read = readResource(value, pack.facts);
  if (typeof read !== 'string') return undefined;
  return invalidValue(
    `--resource ${quoted(value)} ${read}.`,
    'A client credentials scope is the resource with /.default; the base URL is what the service calls.',
    "Give the resource's base URL, such as --resource https://graph.microsoft.com, or its scope, such as --resource api://contoso/orders",
  );
}

function checkLeg1Resource(value: string, { cloud }: Answers, pack: Pack): Refusal | undefined {
  const { tokenExchangeAudience } = pack.facts.clouds[cloudOf(cloud, pack)];
  if (isTokenExchange(value, [tokenExchangeAudience])) return undefined;
  return invalidValue(
    `--leg1-resource ${quoted(value)} is not the token exchange audience of the cloud ${cloudOf(cloud, pack)}.`,
    pack.scenarios.values['leg1-resource'],
    `Leave it out: leg 1 asks for ${tokenExchangeAudience}. What the service calls in the end is --resource.`,
  );
}

/** The cloud that an answer names, or the public one. */
export const cloudOf = (answer: string | undefined, pack: Pack): Cloud =>
  answer !== undefined && Object.hasOwn(pack.facts.clouds, answer) ? (answer as Cloud) : 'public';
