import { emittedTestsCatch } from './catches.js';
import { managedIdentityMutations } from './managed-identity.js';

emittedTestsCatch('managed-identity', managedIdentityMutations);
