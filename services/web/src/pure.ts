// What the tests hold against the server's figures; no screen loads this.
export * from "./format.ts";
export * from "./points.ts";
export * from "./scales.ts";
export * from "./url.ts";
export * from "./weighing.ts";
