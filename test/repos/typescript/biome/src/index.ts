export { type RetryOptions, retry } from "./retry";
export { addressOf, signedLink } from "./signed-link";
