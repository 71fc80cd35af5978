export {createApp, type GetAssertion} from './app.js';
export {csv, type Row} from './csv.js';
