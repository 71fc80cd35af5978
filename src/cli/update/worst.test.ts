import { expect, it } from 'vitest';
import { ExitCode } from '../../errors/errors.js';
import { worst } from './worst.js';

it('lets no conflict hide a project that could not be updated, and nothing hide one that is outdated', () => {
  const { done, conflicts, outdated, badInput, refused } = ExitCode;
  expect(worst([])).toBe(done);
  expect(worst([done, conflicts, done])).toBe(conflicts);
  expect(worst([conflicts, badInput])).toBe(badInput);
  expect(worst([badInput, refused, conflicts])).toBe(refused);
  expect(worst([outdated, refused])).toBe(outdated);
});
