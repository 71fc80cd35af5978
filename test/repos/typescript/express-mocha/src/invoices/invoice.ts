export interface Item {
    readonly text: string;
    readonly net: number;
    readonly vat: 0 | 7 | 19;
}

export interface Sums {
    readonly net: number;
    readonly vat: number;
    readonly gross: number;
}

/** Rounds the tax of each rate once, as the tax office does. */
export function sumsOf(items: readonly Item[]): Sums {
    const byRate = new Map<number, number>();
    for (const item of items) {
        byRate.set(item.vat, (byRate.get(item.vat) ?? 0) + item.net);
    }
    let net = 0;
    let vat = 0;
    for (const [rate, sum] of byRate) {
        net += sum;
        vat += Math.round((sum * rate) / 100);
    }
    return { net, vat, gross: net + vat };
}
