import { emittedTestsCatch } from './catches.js';
import { resourceCallMutations } from './resource-call.js';

emittedTestsCatch('resource-call', resourceCallMutations);
