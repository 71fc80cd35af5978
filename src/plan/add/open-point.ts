import { type Guess, isFound } from '../../target/guess.js';
import type { OpenPoint } from './repo.js';

/** A guess that could not be made, as a point to be settled by a person. */
export function openPoint<T extends string>(
  guess: Guess<T> | undefined,
  point: Omit<OpenPoint, 'values' | 'because'>,
  show: (candidate: T) => string = (candidate) => candidate,
): OpenPoint[] {
  if (guess === undefined || isFound(guess)) return [];
  return [{ ...point, values: guess.candidates.map(show), because: guess.because }];
}
