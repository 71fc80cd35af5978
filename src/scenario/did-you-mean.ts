import { distance } from 'fastest-levenshtein';

/** The candidate that a typing mistake away from `text` was probably meant, compared without case. */
export function didYouMean(text: string, candidates: readonly string[]): string | undefined {
  const typed = text.toLowerCase().slice(0, 64);
  const ranked = candidates
    .map((candidate) => ({ candidate, typos: distance(typed, candidate.toLowerCase()) }))
    .sort((a, b) => a.typos - b.typos);
  const [best] = ranked;
  // A third of the letters: enough for a slip or an American spelling, too few for another word.
  if (best && best.typos <= Math.max(1, Math.floor(best.candidate.length / 3))) return best.candidate;
  return candidates.find((candidate) => typed.length >= 3 && candidate.toLowerCase().startsWith(typed));
}
