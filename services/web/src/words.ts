// The page's texts: one typed dictionary, each entry in Indonesian and English.
import { lang } from "./state.ts";
import { data } from "./words/data.ts";
import { help } from "./words/help.ts";
import { map } from "./words/map.ts";
import { priority } from "./words/priority.ts";
import { programme } from "./words/programme.ts";
import { report } from "./words/report.ts";
import { shell } from "./words/shell.ts";

/** A text in Indonesian and English; the type checker fails where one is missing. */
export type Words = Record<string, readonly [id: string, en: string]>;

const words = { ...shell, ...map, ...priority, ...data, ...programme, ...report, ...help };
export type Word = keyof typeof words;

/** Return a text in the reader's language, with {name} filled in. */
export function t(word: Word, values: Record<string, string | number> = {}): string {
  const text: string = words[word][lang.value === "en" ? 1 : 0];
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
