export { Thermostat } from './thermostat.js'
export { average } from './readings.js'
export type { Reading } from './readings.js'
