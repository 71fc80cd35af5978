/** Thrown where a person cancelled a question. Nothing has been written by then; the exit code is 130. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}
