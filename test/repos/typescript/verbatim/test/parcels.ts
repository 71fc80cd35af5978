import type { Parcel } from "../src/index.ts";

/** A small parcel, but for what a test changes. */
export const parcel = (changes: Partial<Parcel>): Parcel => ({
    weight: 500,
    sides: [30, 20, 10],
    ...changes,
});
