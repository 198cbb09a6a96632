// The review queue: what waits, page by page, the one that is looked at, and what was decided.
import { batch, computed, signal } from "@preact/signals";
import { get, post, Problem, remove, type Answer } from "./api.ts";
import { resource } from "./resource.ts";
import { change, changes, lang, may, view } from "./state.ts";

export const PAGE = 25;
const LAST = 10;
const PAUSE_MS = 1000;

export type Review = Answer<"/api/v1/reviews">["reviews"][number];
export type Decision = Answer<"/api/v1/decisions">["decisions"][number];
export type Wanted =
  | { action: "accept"; candidate: number }
  | { action: "kelurahan"; code: string }
  | { action: "pin"; lon: number; lat: number }
  | { action: "unknown" };

export const offset = signal(0);
const turn = signal(0);
const looking = computed(() => may("review") && view.value.screen === "data" && view.value.part === "reviews");

export const queue = resource(
  () => {
    if (!looking.value) return undefined;
    const { reason, file } = view.value;
    return { reason, file, limit: PAGE, offset: offset.value, lang: lang.value, turn: turn.value, changes: changes.value };
  },
  ({ turn: _turn, changes: _changes, ...query }, signal) => get("/api/v1/reviews", { query, signal }),
);

export const decisions = resource(
  () => (looking.value ? { lang: lang.value, turn: turn.value } : undefined),
  ({ lang }, signal) => get("/api/v1/decisions", { query: { last: LAST, lang }, signal }),
);

const chosen = signal("");
const position = signal(0);

/** The record that is looked at: the chosen one, else the one that took the place of the decided. */
export const current = computed<Review | undefined>(() => {
  const found = queue.data.value?.reviews ?? [];
  return found.find((one) => one.identity === chosen.value) ?? found[Math.min(position.value, found.length - 1)];
});

/** How many wait with the same address; asked while the queue is at rest, so that it is there. */
export const detail = resource(
  () => (queue.busy.value || !current.value ? undefined : { identity: current.value.identity }),
  (path, signal) => get("/api/v1/reviews/{identity}", { path, signal }),
);
export const equal = computed(() => {
  const known = detail.data.value;
  return known && known.identity === current.value?.identity ? known.equal : 1;
});

export function choose(review: Review): void {
  batch(() => {
    chosen.value = review.identity;
    position.value = queue.data.peek()?.reviews.indexOf(review) ?? 0;
    forget();
  });
}

export function filter(part: { reason?: string; file?: string }): void {
  batch(() => {
    offset.value = 0;
    position.value = 0;
    change(part);
  });
}

/** The pin as typed or clicked, latitude and longitude as text. */
export const typed = signal({ lat: "", lon: "" });
export const pin = computed(() => {
  const [lat, lon] = [number(typed.value.lat), number(typed.value.lon)];
  return lat !== undefined && lon !== undefined && Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lon, lat } : undefined;
});

function number(text: string): number | undefined {
  const found = Number(text.trim().replace(",", "."));
  return text.trim() && Number.isFinite(found) ? found : undefined;
}

export const code = signal("");
export const bulk = signal(true);
export const deciding = signal(false);
export const moved = signal(0);
/** What went wrong, and how to try it again with all that was typed. */
export const trouble = signal<{ problem: Problem; retry: () => void } | undefined>(undefined);

function forget(): void {
  typed.value = { lat: "", lon: "" };
  code.value = "";
  trouble.value = undefined;
}

/** Decide where the present record lies, and those of equal address where that is wished. */
export function decide(review: Review, wanted: Wanted): Promise<void> {
  const body = { ...wanted, alone: !bulk.peek() };
  return attempt(async () => {
    await post("/api/v1/reviews/{identity}/decision", { path: { identity: review.identity }, body });
    chosen.value = "";
    position.value = Math.max(0, queue.data.peek()?.reviews.findIndex((one) => one.identity === review.identity) ?? 0);
    forget();
    moved.value += 1;
  });
}

export function undo(decision: Decision): Promise<void> {
  return attempt(() => remove("/api/v1/decisions/{number}", { path: { number: decision.decision } }));
}

async function attempt(doing: () => Promise<unknown>): Promise<void> {
  if (deciding.peek()) return;
  deciding.value = true;
  trouble.value = undefined;
  try {
    await doing();
    turn.value += 1;
    tellLater();
  } catch (error) {
    trouble.value = { problem: Problem.from(error), retry: () => void attempt(doing) };
  } finally {
    deciding.value = false;
  }
}

let timer = 0;

/** Have the map's data asked again once a row of decisions pauses: each asking reads all records. */
function tellLater(): void {
  clearTimeout(timer);
  timer = window.setTimeout(() => (changes.value += 1), PAUSE_MS);
}
