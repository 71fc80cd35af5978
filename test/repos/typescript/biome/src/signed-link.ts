import { jwtVerify, SignJWT } from "jose";

/** A link to unsubscribe that nobody can make for somebody else. */
export async function signedLink(base: string, address: string, key: Uint8Array): Promise<string> {
	const token = await new SignJWT({ address }).setProtectedHeader({ alg: "HS256" }).sign(key);
	return `${base}?token=${token}`;
}

export async function addressOf(link: string, key: Uint8Array): Promise<string> {
	const token = new URL(link).searchParams.get("token") ?? "";
	const { payload } = await jwtVerify<{ address: string }>(token, key);
	return payload.address;
}
