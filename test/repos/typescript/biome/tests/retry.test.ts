import { retry } from "../src";

describe("retry", () => {
	it("waits longer each time, and gives up", async () => {
		const waits: number[] = [];
		const wait = async (milliseconds: number) => {
			waits.push(milliseconds);
		};
		const failing = retry(() => Promise.reject(new Error("down")), { attempts: 3, wait });
		await expect(failing).rejects.toThrow("down");
		expect(waits).toEqual([100, 200]);
	});
});
