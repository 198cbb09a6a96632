// The view as a link: pure functions between a view and its query text.

export const SCREENS = ["map", "priority", "data", "programme", "alarms", "report", "coverage", "help"] as const;
export type Screen = (typeof SCREENS)[number];
export type Lang = "id" | "en";
export type Compare = "none" | "side" | "difference";

/** All that makes one view of the page; what stands here can be sent to another person as a link. */
export interface View {
  screen: Screen;
  lang: Lang;
  period: string;
  period2: string;
  measure: string;
  kind: string;
  agencies: string[];
  substances: string[];
  resolution: number;
  overlays: string[];
  selected: string;
  compare: Compare;
  weights: Record<string, number>;
  k: number;
  budget: string;
  distance: string;
  quota: string;
  lockIn: string[];
  lockOut: string[];
  pilots: boolean;
  part: string;
  reason: string;
  file: string;
  layer: string;
  level: string;
}

export const START: View = {
  screen: "map",
  lang: "id",
  period: "all",
  period2: "all",
  measure: "threat",
  kind: "incident/residents",
  agencies: [],
  substances: [],
  resolution: 0,
  overlays: ["ranks", "pilots"],
  selected: "",
  compare: "none",
  weights: {},
  k: 2,
  budget: "",
  distance: "",
  quota: "",
  lockIn: [],
  lockOut: [],
  pilots: false,
  part: "",
  reason: "",
  file: "",
  layer: "sheet",
  level: "",
};

/** What belongs to one screen alone: a link to another screen does not carry it. */
const OWN: Partial<Record<(typeof TEXTS)[number], Screen>> = { part: "data", reason: "data", file: "data", layer: "report", level: "report" };
const LISTS = ["agencies", "substances", "overlays", "lockIn", "lockOut"] as const;
const TEXTS = ["period", "period2", "measure", "kind", "selected", "budget", "distance", "quota", "part", "reason", "file", "layer", "level"] as const;

/** Write a view as a query text, only what differs from the start. */
export function toQuery(view: View): string {
  const query = new URLSearchParams();
  if (view.screen !== START.screen) query.set("screen", view.screen);
  if (view.lang !== START.lang) query.set("lang", view.lang);
  if (view.compare !== START.compare) query.set("compare", view.compare);
  if (view.resolution !== START.resolution) query.set("resolution", String(view.resolution));
  if (view.k !== START.k) query.set("k", String(view.k));
  if (view.pilots) query.set("pilots", "1");
  for (const name of TEXTS) {
    if (view[name] !== START[name] && (OWN[name] ?? view.screen) === view.screen) query.set(name, view[name]);
  }
  for (const name of LISTS) {
    if (view[name].join("|") !== START[name].join("|")) query.set(name, view[name].join("|"));
  }
  const weights = Object.entries(view.weights).map(([name, weight]) => `${name}:${weight}`);
  if (weights.length) query.set("weights", weights.join("|"));
  return query.toString();
}

/** Read a view from a query text; what is not understood keeps its start value. */
export function fromQuery(text: string): View {
  const query = new URLSearchParams(text);
  const view: View = structuredClone(START);
  view.screen = oneOf(SCREENS, query.get("screen")) ?? START.screen;
  view.lang = oneOf(["id", "en"] as const, query.get("lang")) ?? START.lang;
  view.compare = oneOf(["none", "side", "difference"] as const, query.get("compare")) ?? START.compare;
  view.resolution = whole(query.get("resolution")) ?? START.resolution;
  view.k = whole(query.get("k")) ?? START.k;
  view.pilots = query.get("pilots") === "1";
  for (const name of TEXTS) view[name] = query.get(name) ?? START[name];
  for (const name of LISTS) {
    const found = query.get(name);
    if (found !== null) view[name] = found.split("|").filter(Boolean);
  }
  for (const part of (query.get("weights") ?? "").split("|")) {
    const [name, weight] = part.split(":");
    if (name && Number.isFinite(Number(weight))) view.weights[name] = Number(weight);
  }
  return view;
}

function oneOf<T extends string>(known: readonly T[], text: string | null): T | undefined {
  return known.find((name) => name === text);
}

function whole(text: string | null): number | undefined {
  const number = Number(text);
  return text !== null && Number.isInteger(number) && number >= 0 ? number : undefined;
}
