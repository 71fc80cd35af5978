import { dataEdits } from './data.js';
import { libraryEdits as inCSharpLibrary } from './csharp/library.js';
import { testEdits as inCSharpTests } from './csharp/tests.js';
import type { OwnerEdit } from './owner-edit.js';
import { bearerEdits } from './typescript/bearer.js';
import { libraryEdits } from './typescript/library.js';
import { managedIdentityEdits } from './typescript/managed-identity.js';
import { testEdits } from './typescript/tests.js';

export const ownerEdits: readonly OwnerEdit[] = [
  ...libraryEdits,
  ...managedIdentityEdits,
  ...testEdits,
  ...bearerEdits,
  ...inCSharpLibrary,
  ...inCSharpTests,
  ...dataEdits,
];
