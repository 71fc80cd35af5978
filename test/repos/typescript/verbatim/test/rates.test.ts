import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { rate, TooLargeError } from "../src/index.ts";
import { parcel } from "./parcels.ts";

describe("the rate", () => {
    it("goes by weight", () => {
        assert.equal(rate(parcel({ weight: 2_000 })), 549);
        assert.equal(rate(parcel({ weight: 2_001 })), 699);
    });

    it("adds an insurance", () => {
        assert.equal(rate(parcel({ insured: true })), 899);
    });

    it("refuses what is too long", () => {
        assert.throws(
            () => rate(parcel({ sides: [200, 30, 30] })),
            TooLargeError,
        );
    });
});
