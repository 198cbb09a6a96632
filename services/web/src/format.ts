// Numbers and days as the reader's language writes them.
import type { Lang } from "./url.ts";

const LOCALES: Record<Lang, string> = { id: "id-ID", en: "en-GB" };
export const UNKNOWN = "–";

/** Write a number: whole where it is whole or large (1.839), else three significant digits (6,44). */
export function numberText(value: number | null | undefined, lang: Lang): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return UNKNOWN;
  const whole = Number.isInteger(value) || Math.abs(value) >= 100;
  const form = whole ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 3 };
  return new Intl.NumberFormat(LOCALES[lang], form).format(value);
}

/** Write a share as a percentage: 6,44 %. */
export function percentText(share: number | null | undefined, lang: Lang): string {
  return share === null || share === undefined ? UNKNOWN : `${numberText(100 * share, lang)} %`;
}

/** Write an interval: 0,9 – 1,4. */
export function rangeText(low: number | null | undefined, high: number | null | undefined, lang: Lang): string {
  return `${numberText(low, lang)} – ${numberText(high, lang)}`;
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
