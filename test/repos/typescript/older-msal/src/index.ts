export * from "./events";
export * from "./graphToken";
