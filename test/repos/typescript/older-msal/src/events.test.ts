import { compare } from "./events";

const event = (id: string, hour: number) => ({
    id,
    start: new Date(2024, 0, 1, hour),
    end: new Date(2024, 0, 1, hour + 1),
});

describe("compare", () => {
    it("tells what was added, moved and removed", () => {
        const { added, moved, removed } = compare(
            [event("a", 8), event("b", 9), event("c", 10)],
            [event("b", 11), event("c", 10), event("d", 12)],
        );
        expect([added, moved, removed].map((list) => list.map(({ id }) => id))).toEqual([["d"], ["b"], ["a"]]);
    });
});
