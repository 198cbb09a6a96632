import type { Words } from "../words.ts";

export const report = {} as const satisfies Words;
