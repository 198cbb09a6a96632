// The first-run tour: five steps beside the page, which stays usable; shown once, and again from help.
import { effect, signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { change, may, workspace } from "../state.ts";
import { t, type Word } from "../words.ts";

const SEEN = "bersinar.tour";
const STEPS: { word: () => Word; at: () => string }[] = [
  { word: () => "tour_map", at: () => ".maps" },
  { word: () => "tour_card", at: () => ".card" },
  { word: () => "tour_priority", at: () => tab("priority") },
  { word: () => (may("import") ? "tour_data" : "tour_coverage"), at: () => tab(may("import") ? "data" : "coverage") },
  { word: () => "tour_report", at: () => tab("report") },
];
const tab = (name: string) => `.head nav a[href*="screen=${name}"]`;

/** The step that is shown, −1 for none; a link with a view in it opens that view and no tour. */
const step = signal(location.search || seen() ? -1 : 0);
const asked = signal(false);

function seen(): boolean {
  try {
    return localStorage.getItem(SEEN) !== null;
  } catch {
    return true; // without memory it would come back on every visit
  }
}

function end(): void {
  step.value = -1;
  try {
    localStorage.setItem(SEEN, "1");
  } catch {
    // a browser without memory: it ends for this visit
  }
}

/** Show the tour from its first step, on the map. */
export function showTour(): void {
  change({ screen: "map" }, true);
  asked.value = true;
  step.value = 0;
}

export function Tour() {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = step.value >= 0 && workspace.data.value !== undefined;
  useEffect(() => (shown ? point() : undefined), [shown]);
  useEffect(() => {
    if (shown && asked.value) heading.current?.focus();
  }, [shown]);
  if (!shown) return null;
  const last = step.value === STEPS.length - 1;
  return (
    <section class="tour" role="dialog" aria-labelledby="tour-title" aria-describedby="tour-text">
      <h2 id="tour-title" ref={heading} tabIndex={-1}>{t("tour_title", { n: step.value + 1 })}</h2>
      <p id="tour-text" aria-live="polite">{t(STEPS[step.value]!.word())}</p>
      <p class="tools">
        {step.value > 0 && <button type="button" onClick={() => (step.value -= 1)}>{t("tour_back")}</button>}
        {!last && <button type="button" class="main" onClick={() => (step.value += 1)}>{t("tour_next")}</button>}
        <button type="button" class={last ? "main" : undefined} onClick={end}>{t(last ? "tour_end" : "close")}</button>
      </p>
    </section>
  );
}

/** Mark what the step speaks of, and let Escape end the tour; return what undoes both. */
function point(): () => void {
  let marked: Element | null = null;
  const escape = (event: KeyboardEvent) => event.key === "Escape" && !document.querySelector("dialog[open]") && end();
  const stop = effect(() => {
    marked?.classList.remove("toured");
    marked = document.querySelector(STEPS[Math.max(step.value, 0)]!.at());
    marked?.classList.add("toured");
  });
  addEventListener("keydown", escape);
  return () => {
    stop();
    marked?.classList.remove("toured");
    removeEventListener("keydown", escape);
  };
}
