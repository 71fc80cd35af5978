import { describeRepos } from './support/describe-repos.js';
import { fixtureNames, trialOf } from './support/typescript/fixtures.js';
import type { FixtureName } from './support/typescript/fixtures.js';
import { tryBaseline } from './support/trial.js';

describeRepos('TypeScript repos as their owners left them', fixtureNames, [], (name) =>
  tryBaseline(trialOf(name as FixtureName)),
);
