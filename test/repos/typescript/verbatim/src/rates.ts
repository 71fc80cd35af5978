import { length } from "./parcel.ts";
import type { Parcel } from "./parcel.ts";

export class TooLargeError extends Error {
    override readonly name = "TooLargeError";
}

const steps = [
    { upTo: 2_000, cents: 549 },
    { upTo: 5_000, cents: 699 },
    { upTo: 10_000, cents: 1_049 },
] as const;

/** Price in cents. */
export function rate(parcel: Parcel): number {
    if (length(parcel) > 300)
        throw new TooLargeError(`${length(parcel)} cm is more than 300 cm`);
    const step = steps.find(({ upTo }) => parcel.weight <= upTo);
    if (step === undefined)
        throw new TooLargeError(`${parcel.weight} g is more than 10 kg`);
    return step.cents + (parcel.insured === true ? 350 : 0);
}
