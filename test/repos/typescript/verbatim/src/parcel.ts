export interface Parcel {
    /** Grams. */
    readonly weight: number;
    /** Centimetres. */
    readonly sides: readonly [number, number, number];
    readonly insured?: boolean;
}

/** The longest side and the girth around it, in centimetres. */
export function length(parcel: Parcel): number {
    const [a, b, c] = parcel.sides.toSorted((x, y) => y - x);
    return (a ?? 0) + 2 * ((b ?? 0) + (c ?? 0));
}
