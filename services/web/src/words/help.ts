import type { Words } from "../words.ts";

export const help = {} as const satisfies Words;
