import { describeRepos } from './support/describe-repos.js';
import { byDefault, fixtureNames, trialOf } from './support/typescript/fixtures.js';
import type { FixtureName } from './support/typescript/fixtures.js';
import { tryAdd } from './support/trial.js';

describeRepos('mtls-pop add in TypeScript repos', fixtureNames, byDefault, (name) =>
  tryAdd(trialOf(name as FixtureName)),
);
