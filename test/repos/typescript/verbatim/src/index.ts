export { length } from "./parcel.ts";
export type { Parcel } from "./parcel.ts";
export { rate, TooLargeError } from "./rates.ts";
