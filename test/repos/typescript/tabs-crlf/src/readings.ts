export interface Reading {
	readonly room: string
	readonly celsius: number
	/** Milliseconds since 1970. */
	readonly at: number
}

/** Mean of the readings of a room that are not older than a minute. */
export function average(
	readings: readonly Reading[],
	room: string,
	now: number
): number | undefined {
	const recent = readings.filter(
		reading => reading.room === room && now - reading.at <= 60_000
	)
	if (recent.length === 0) return undefined
	return recent.reduce((sum, { celsius }) => sum + celsius, 0) / recent.length
}
