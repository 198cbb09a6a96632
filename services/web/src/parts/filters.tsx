// What the map shows: measure, kind, period, agency, substance, overlays, comparison.
import { useEffect, useState } from "preact/hooks";
import { periodName } from "../format.ts";
import { overlays } from "../map_data.ts";
import { change, days, kind, lang, may, measure, view, workspace } from "../state.ts";
import type { Compare } from "../url.ts";
import { t, type Word } from "../words.ts";

export function Filters() {
  return (
    <>
      <MeasureChoice />
      {(measure.value?.by_kind || view.value.overlays.includes("points")) && <KindChoice />}
      <PeriodChoice name="period" label={t("periodLabel")} />
      <Slider />
      {may("filters") ? <FreeFilters /> : <p class="help">{t("noFilters")}</p>}
      <CompareChoice />
      <Overlays />
    </>
  );
}

function MeasureChoice() {
  const known = workspace.data.value!.measures;
  const groups = [["kelurahan", t("perKelurahan")], ["cells", t("perCell")]] as const;
  const pick = (code: string) => {
    const cellular = known.find((one) => one.code === code)?.unit === "cells";
    const kinds = workspace.data.value!.kinds.filter((one) => one.in_cells);
    const apt = kinds.find((one) => one.key === view.value.kind && one.in_cells) ?? kinds[0];
    change({ measure: code, ...(cellular && apt ? { kind: apt.key } : {}) });
  };
  return (
    <label>
      {t("measureLabel")}
      <select value={view.value.measure} onChange={(event) => pick(event.currentTarget.value)}>
        {groups.map(([unit, label]) => (
          <optgroup key={unit} label={label}>
            {known.filter((one) => one.unit === unit).map((one) => <option key={one.code} value={one.code}>{one.label}</option>)}
          </optgroup>
        ))}
      </select>
    </label>
  );
}

function KindChoice() {
  const cellular = measure.value?.unit === "cells";
  const kinds = workspace.data.value!.kinds.filter((one) => one.in_cells || !cellular);
  const pick = (key: string) => {
    const free = kinds.find((one) => one.key === key)?.in_cells;
    change({ kind: key, ...(free ? {} : { agencies: [], substances: [] }) });
  };
  return (
    <label>
      {t("kindLabel")}
      <select value={view.value.kind} onChange={(event) => pick(event.currentTarget.value)}>
        {[...new Set(kinds.map((one) => one.channel))].map((channel) => (
          <optgroup key={channel} label={t(`channel_${channel}` as Word)}>
            {kinds.filter((one) => one.channel === channel).map((one) => <option key={one.key} value={one.key}>{one.label}</option>)}
          </optgroup>
        ))}
      </select>
    </label>
  );
}

export function PeriodChoice({ name, label }: { name: "period" | "period2"; label: string }) {
  const known = workspace.data.value!.periods;
  const value = view.value[name];
  const own = !known.some((one) => one.name === value);
  const whole = days(value) ?? days("all");
  const set = (text: string) => change({ [name]: text });
  return (
    <fieldset class="period">
      <label>
        {label}
        <select value={own ? "own" : value} onChange={(event) => set(event.currentTarget.value === "own" && whole ? `${whole.since}/${whole.until}` : event.currentTarget.value)}>
          {known.map((one) => <option key={one.name} value={one.name}>{periodName(one.name, lang.value, t("all"))}</option>)}
          {may("filters") && <option value="own">{t("customPeriod")}</option>}
        </select>
      </label>
      {own && whole && (
        <div class="two">
          <label>{t("from")}<input type="date" value={whole.since} max={whole.until} onChange={(e) => e.currentTarget.value && set(`${e.currentTarget.value}/${whole.until}`)} /></label>
          <label>{t("to")}<input type="date" value={whole.until} min={whole.since} onChange={(e) => e.currentTarget.value && set(`${whole.since}/${e.currentTarget.value}`)} /></label>
        </div>
      )}
    </fieldset>
  );
}

/** Move through years or quarters, by hand or by itself. */
function Slider() {
  const [by, setBy] = useState<"year" | "quarter">(view.value.period.includes("Q") ? "quarter" : "year");
  const [playing, setPlaying] = useState(false);
  const steps = workspace.data.value!.periods.filter((one) => one.name !== "all" && one.name.includes("Q") === (by === "quarter"));
  const at = steps.findIndex((one) => one.name === view.value.period);
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => {
      const now = steps.findIndex((one) => one.name === view.peek().period);
      if (now >= steps.length - 1) setPlaying(false);
      else change({ period: steps[now + 1]!.name });
    }, 1200);
    return () => clearInterval(timer);
  }, [playing, by]);
  const play = () => {
    if (!playing && at >= steps.length - 1) change({ period: steps[0]?.name ?? "all" });
    setPlaying(!playing);
  };
  const shown = periodName(view.value.period, lang.value, t("all"));
  return (
    <div class="slider">
      <label>
        {t("slider")}: <output>{shown}</output>
        <input type="range" min={0} max={steps.length - 1} value={Math.max(at, 0)} aria-valuetext={shown} onInput={(event) => change({ period: steps[Number(event.currentTarget.value)]?.name ?? "all" })} />
      </label>
      <button type="button" onClick={play}>{playing ? `■ ${t("stop")}` : `▶ ${t("play")}`}</button>
      <button type="button" onClick={() => setBy(by === "year" ? "quarter" : "year")}>{t(by === "year" ? "byYear" : "byQuarter")}</button>
    </div>
  );
}

function FreeFilters() {
  if (!measure.value?.by_kind || !kind.value?.in_cells) return null;
  const known = workspace.data.value!;
  return (
    <>
      <Checks label={t("agencies")} name="agencies" choices={known.agencies} />
      <Checks label={t("substances")} name="substances" choices={known.substances} />
    </>
  );
}

function Checks({ label, name, choices }: { label: string; name: "agencies" | "substances"; choices: string[] }) {
  const chosen = view.value[name];
  if (!choices.length) return null;
  const toggle = (one: string) => change({ [name]: chosen.includes(one) ? chosen.filter((c) => c !== one) : [...chosen, one] });
  return (
    <details class="checks" open={chosen.length > 0}>
      <summary>{label}{chosen.length > 0 && ` (${chosen.length})`}</summary>
      {choices.map((one) => (
        <label key={one} class="check">
          <input type="checkbox" checked={chosen.includes(one)} onChange={() => toggle(one)} /> {one}
        </label>
      ))}
    </details>
  );
}

function CompareChoice() {
  const choices: Compare[] = ["none", "side", "difference"];
  return (
    <fieldset>
      <label>
        {t("compareLabel")}
        <select value={view.value.compare} onChange={(event) => change({ compare: event.currentTarget.value as Compare })}>
          {choices.map((one) => <option key={one} value={one}>{t(`compare_${one}` as Word)}</option>)}
        </select>
      </label>
      {view.value.compare !== "none" && <PeriodChoice name="period2" label={t("period2Label")} />}
    </fieldset>
  );
}

function Overlays() {
  const names = ["ranks", "names", "pilots", "ibm", "facilities", ...(may("points") ? ["points"] : [])];
  const shown = view.value.overlays;
  const toggle = (one: string) => change({ overlays: shown.includes(one) ? shown.filter((o) => o !== one) : [...shown, one] });
  const none = shown.includes("facilities") && overlays.data.value?.facilities.length === 0;
  return (
    <fieldset class="checks">
      <legend>{t("overlays")}</legend>
      {names.map((one) => (
        <label key={one} class="check">
          <input type="checkbox" checked={shown.includes(one)} onChange={() => toggle(one)} /> {t(`overlay_${one}` as Word)}
        </label>
      ))}
      {none && <p class="help">{t("noFacilities")}</p>}
    </fieldset>
  );
}
