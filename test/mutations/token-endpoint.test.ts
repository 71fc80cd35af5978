import { emittedTestsCatch } from './catches.js';
import { tokenEndpointMutations } from './token-endpoint.js';

emittedTestsCatch('token-endpoint', tokenEndpointMutations);
