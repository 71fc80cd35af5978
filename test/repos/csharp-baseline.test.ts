import { afterAll } from 'vitest';
import { stopCompiler } from '../emitted/csharp/build.js';
import { describeWithDotnet } from '../support/dotnet.js';
import { type FixtureName, fixtureNames, trialOf } from './support/csharp/fixtures.js';
import { describeRepos } from './support/describe-repos.js';
import { tryBaseline } from './support/trial.js';

describeWithDotnet('with the .NET SDK', () => {
  afterAll(stopCompiler);

  describeRepos('C# repos as their owners left them', fixtureNames, [], (name) =>
    tryBaseline(trialOf(name as FixtureName)),
  );
});
