import { average } from './readings.js'
import type { Reading } from './readings.js'

/** Heats below the target, and stops half a degree above it. */
export class Thermostat {
	#heating = false
	readonly #target: number

	constructor(target: number) {
		this.#target = target
	}

	update(readings: readonly Reading[], room: string, now: number): boolean {
		const celsius = average(readings, room, now)
		if (celsius === undefined) this.#heating = false
		else if (celsius < this.#target) this.#heating = true
		else if (celsius > this.#target + 0.5) this.#heating = false
		return this.#heating
	}
}
