import assert from "node:assert";
import { sumsOf } from "../../src/invoices/invoice";

describe("sumsOf", () => {
    it("rounds once for each rate", () => {
        const items = [
            { text: "a", net: 5, vat: 19 },
            { text: "b", net: 5, vat: 19 },
            { text: "c", net: 100, vat: 7 },
        ] as const;
        assert.deepStrictEqual(sumsOf(items), { net: 110, vat: 9, gross: 119 });
    });

    it("is nothing for nothing", () => {
        assert.deepStrictEqual(sumsOf([]), { net: 0, vat: 0, gross: 0 });
    });
});
