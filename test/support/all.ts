/** Whether everything is tried, not only what CI can afford: `npm run test:all`. */
export const all = process.env['MTLS_POP_ALL'] === '1';
