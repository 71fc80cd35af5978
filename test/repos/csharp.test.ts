import { afterAll } from 'vitest';
import { stopCompiler } from '../emitted/csharp/build.js';
import { describeWithDotnet } from '../support/dotnet.js';
import { type FixtureName, byDefault, fixtureNames, trialOf } from './support/csharp/fixtures.js';
import { describeRepos } from './support/describe-repos.js';
import { tryAdd } from './support/trial.js';

describeWithDotnet('with the .NET SDK', () => {
  afterAll(stopCompiler);

  describeRepos('mtls-pop add in C# repos', fixtureNames, byDefault, (name) =>
    tryAdd(trialOf(name as FixtureName)),
  );
});
