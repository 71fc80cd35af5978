/** Prints how many conflicts recorded edits of owners have in an update from guidance 1.0.0 to 2.0.0, here and with `git merge-file`. */
import { conflictTable } from '../test/merge/owner-edits/compare.js';

process.stdout.write(`${await conflictTable()}\n`);
