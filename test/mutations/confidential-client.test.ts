import { emittedTestsCatch } from './catches.js';
import { confidentialClientMutations } from './confidential-client.js';

emittedTestsCatch('confidential-client', confidentialClientMutations);
