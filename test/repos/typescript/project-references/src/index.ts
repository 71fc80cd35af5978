export { Entry, Side } from './entry';
export { Ledger, UnbalancedError } from './ledger';
