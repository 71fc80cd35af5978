import { addressOf, signedLink } from "../src";

const key = new TextEncoder().encode("a key of at least thirty-two bytes");

it("gives the address back, and refuses another key", async () => {
	const link = await signedLink("https://example.com/u", "ada@example.com", key);
	expect(await addressOf(link, key)).toBe("ada@example.com");
	const other = new TextEncoder().encode("some other key, as long as the one");
	await expect(addressOf(link, other)).rejects.toThrow();
});
