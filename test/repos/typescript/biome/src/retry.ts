export interface RetryOptions {
	readonly attempts: number;
	readonly wait: (milliseconds: number) => Promise<void>;
}

/** Tries again after 100 ms, 200 ms, 400 ms and so on. */
export async function retry<T>(
	action: () => Promise<T>,
	{ attempts, wait }: RetryOptions,
): Promise<T> {
	for (let attempt = 1; ; attempt += 1) {
		try {
			return await action();
		} catch (error) {
			if (attempt >= attempts) throw error;
			await wait(50 * 2 ** attempt);
		}
	}
}
