import { describe, expect, it } from 'vitest'
import { Thermostat } from '../thermostat.js'

const at = (celsius: number) => [{ room: 'bath', celsius, at: 0 }]

describe('Thermostat', () => {
	it('keeps on heating until half a degree above', () => {
		const thermostat = new Thermostat(21)
		expect(thermostat.update(at(20.9), 'bath', 0)).toBe(true)
		expect(thermostat.update(at(21.4), 'bath', 0)).toBe(true)
		expect(thermostat.update(at(21.6), 'bath', 0)).toBe(false)
	})

	it('stops without a recent reading', () => {
		const thermostat = new Thermostat(21)
		thermostat.update(at(10), 'bath', 0)
		expect(thermostat.update(at(10), 'bath', 60_001)).toBe(false)
	})
})
