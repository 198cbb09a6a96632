import type { Words } from "../words.ts";

export const programme = {} as const satisfies Words;
