// The one store of the page: the view, mirrored in the address bar, and what the server told.
import { computed, effect, signal } from "@preact/signals";
import { get, type Answer } from "./api.ts";
import { resource } from "./resource.ts";
import { fromQuery, toQuery, type View } from "./url.ts";

export const view = signal<View>(fromQuery(location.search));
export const lang = computed(() => view.value.lang);
export const screen = computed(() => view.value.screen);

/** Change the view; `remember` makes the back button return to the former one. */
export function change(part: Partial<View>, remember = false): void {
  const next = { ...view.peek(), ...part };
  const query = toQuery(next);
  const address = query ? `?${query}` : location.pathname;
  if (remember) history.pushState(null, "", address);
  view.value = next;
}

addEventListener("popstate", () => {
  view.value = fromQuery(location.search);
});

effect(() => {
  const query = toQuery(view.value);
  if (query !== location.search.slice(1)) history.replaceState(null, "", query ? `?${query}` : location.pathname);
  document.documentElement.lang = view.value.lang;
});

export type Workspace = Answer<"/api/v1/workspace">;
export type Period = Workspace["periods"][number];
export type Measure = Workspace["measures"][number];
export type Kind = Workspace["kinds"][number];

/** Counts up after each change of the records, so that everything is asked again. */
export const changes = signal(0);

export const workspace = resource(
  () => ({ lang: lang.value, changes: changes.value }),
  ({ lang }) => get("/api/v1/workspace", { query: { lang } }),
);

/** Tell whether the role may do something. */
export function may(right: string): boolean {
  return workspace.data.value?.role.rights.includes(right) ?? false;
}

/** Tell whether the reader sees the office's own figures and there are any. */
export function isOffice(): boolean {
  const known = workspace.data.value;
  return known !== undefined && known.records > 0 && known.role.level === "secure";
}

/** Return the first and last day of a named period, or of one written FROM/TO. */
export function days(name: string): { since: string; until: string } | undefined {
  const known = workspace.data.value?.periods.find((period) => period.name === name);
  if (known) return known;
  const [since, until] = name.split("/");
  return since && until ? { since, until } : undefined;
}

/** Return a period as the server takes it, nothing for all of the data. */
export function asked(name: string): { period?: string } {
  const found = name === "all" ? undefined : days(name);
  return found ? { period: `${found.since}/${found.until}` } : {};
}

const measureCode = computed(() => view.value.measure);
export const measure = computed(() =>
  workspace.data.value?.measures.find((one) => one.code === measureCode.value),
);
export const kind = computed(() => workspace.data.value?.kinds.find((one) => one.key === view.value.kind));
