import type { Words } from "../words.ts";

export const priority = {} as const satisfies Words;
