// Numbers and days as the reader's language writes them.
import type { Lang } from "./url.ts";

const LOCALES: Record<Lang, string> = { id: "id-ID", en: "en-GB" };
export const UNKNOWN = "–";

/** Write a number: whole where it is whole or large (1.839), else three significant digits (6,44). */
export function numberText(value: number | null | undefined, lang: Lang): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return UNKNOWN;
  const whole = Number.isInteger(value) || Math.abs(value) >= 100;
  return written(value, whole ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 3 }, lang);
}

function written(value: number, form: Intl.NumberFormatOptions, lang: Lang): string {
  return new Intl.NumberFormat(LOCALES[lang], form).format(value).replace("-", "\u2212");
}

/** Write numbers that belong together, each with as many decimals as their largest needs: 0,007 beside 0,028. */
export function together(values: readonly (number | null | undefined)[], lang: Lang): string[] {
  const known = values.filter((one): one is number => Number.isFinite(one));
  const largest = Math.max(...known.map(Math.abs));
  const needed = (largest >= 1 ? 2 : 1) - Math.floor(Math.log10(largest || 1));
  const decimals = known.every(Number.isInteger) ? 0 : Math.min(Math.max(needed, 0), 6);
  const form = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return values.map((one) => (Number.isFinite(one) ? written(one!, form, lang) : UNKNOWN));
}

/** Write a share as a percentage: 6,44 %. */
export function percentText(share: number | null | undefined, lang: Lang): string {
  return share === null || share === undefined ? UNKNOWN : `${numberText(100 * share, lang)} %`;
}

/** Write an interval: 0,90 – 1,40. */
export function rangeText(low: number | null | undefined, high: number | null | undefined, lang: Lang): string {
  return together([low, high], lang).join(" – ");
}

/** Write a value with its interval: 1,10 (0,73 – 1,56). */
export function estimateText(value: number | null | undefined, low: number | null | undefined, high: number | null | undefined, lang: Lang): string {
  const [middle, least, most] = together([value, low, high], lang);
  return `${middle} (${least} – ${most})`;
}

/** Write an ISO day: 3 September 2022. */
export function dayText(iso: string, lang: Lang): string {
  const day = new Date(`${iso.slice(0, 10)}T00:00:00Z`);
  return new Intl.DateTimeFormat(LOCALES[lang], { dateStyle: "long", timeZone: "UTC" }).format(day);
}

/** Write a moment in Jakarta: 3 September 2022 14.05 WIB. */
export function momentText(iso: string, lang: Lang): string {
  const form = { dateStyle: "medium", timeStyle: "short", timeZone: "Asia/Jakarta" } as const;
  return `${new Intl.DateTimeFormat(LOCALES[lang], form).format(new Date(iso))} WIB`;
}

/** Write a period by its first and last day. */
export function periodText(period: { since: string; until: string }, lang: Lang): string {
  return `${dayText(period.since, lang)} – ${dayText(period.until, lang)}`;
}

/** Write a period's short name: 2024, triwulan 1 2024. */
export function periodName(name: string, lang: Lang, all: string): string {
  const quarter = /^(\d{4})Q(\d)$/.exec(name);
  if (name === "all") return all;
  const [since, until] = name.split("/");
  if (since && until) return periodText({ since, until }, lang);
  if (quarter) return lang === "id" ? `Triwulan ${quarter[2]} ${quarter[1]}` : `Q${quarter[2]} ${quarter[1]}`;
  return name;
}

/** Write a month: Desember 2024. */
export function monthText(month: string, lang: Lang): string {
  const form = { month: "long", year: "numeric", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(LOCALES[lang], form).format(new Date(`${month}-01T00:00:00Z`));
}

/** Write a day, or a year where only that is known. */
export function dateText(iso: string, lang: Lang): string {
  return iso.length < 10 ? iso : dayText(iso, lang);
}
