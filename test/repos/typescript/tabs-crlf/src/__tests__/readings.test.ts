import { expect, it } from 'vitest'
import { average } from '../index.js'

it('leaves other rooms out', () => {
	const readings = [
		{ room: 'bath', celsius: 20, at: 0 },
		{ room: 'bath', celsius: 22, at: 10 },
		{ room: 'hall', celsius: 5, at: 10 },
	]
	expect(average(readings, 'bath', 20)).toBe(21)
})
