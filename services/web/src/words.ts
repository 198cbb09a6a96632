// Texts in the reader's language. The build writes one file per language from words/all.ts, so that
// a first visit fetches one of them; the type checker fails where a text or a language is missing.
import { signal } from "@preact/signals";
import type { words } from "./words/all.ts";
import type { Lang } from "./url.ts";

/** A text in Indonesian and English. */
export type Words = Record<string, readonly [id: string, en: string]>;
export type Word = keyof typeof words;

const texts = signal<Partial<Record<Word, string>>>({});

/** Fetch the texts of a language; those before stay until they are there. */
export async function loadWords(lang: Lang): Promise<void> {
  const response = await fetch(`/static/words.${lang}.json`);
  if (!response.ok) throw new Error(`words.${lang}.json: ${response.status}`);
  texts.value = (await response.json()) as Record<Word, string>;
}

/** Return a text in the reader's language, with {name} filled in. */
export function t(word: Word, values: Record<string, string | number> = {}): string {
  const text = texts.value[word] ?? "";
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
