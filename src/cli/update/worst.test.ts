import { expect, it } from 'vitest';
import { ExitCode } from '../../errors/errors.js';
import { worst } from './worst.js';

it('lets neither a conflict nor an outdated project hide one that could not be updated', () => {
  const { done, conflicts, outdated, badInput, refused } = ExitCode;
  expect(worst([])).toBe(done);
  expect(worst([done, conflicts, done])).toBe(conflicts);
  expect(worst([conflicts, badInput])).toBe(badInput);
  expect(worst([badInput, outdated, conflicts])).toBe(badInput);
  expect(worst([refused, outdated])).toBe(refused);
});
