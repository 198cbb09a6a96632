// What the colours mean, for which period, from where, and what they cannot say.
import { numberText, periodName, periodText } from "../format.ts";
import { analysis, first, painted, second } from "../map_data.ts";
import { HATCH, type Scale, type Value } from "../scales.ts";
import { days, kind, lang, measure, view, workspace } from "../state.ts";
import { t } from "../words.ts";

export function Legend() {
  const [shown, known, told] = [painted.value, workspace.data.value, measure.value];
  if (!shown || !known || !told) return null;
  const about = told.by_kind ? `${told.label} – ${kind.value?.label ?? ""}` : told.label;
  return (
    <section class="legend" aria-label={t("legend")}>
      <h2>{about}</h2>
      <p>{told.measured_in} · <Periods /></p>
      <Swatches scale={shown.scale} values={shown.values} />
      <Signs />
      <Counted />
      {shown.answer.notes.map((note) => <p key={note}>{note}</p>)}
      <p class="help">{told.help}</p>
      <details>
        <summary>{t("sourceAndLimits")}</summary>
        <ul>
          {analysis.data.value?.notes.map((note) => <li key={note}>{note}</li>)}
          <li>{t("boundariesFrom", { source: known.boundary_source })}</li>
          {known.population_source && <li>{t("populationFrom", { source: known.population_source })}</li>}
        </ul>
      </details>
    </section>
  );
}

/** How many records are drawn, for each of two periods where two are compared. */
function Counted() {
  const { period, period2, compare } = view.value;
  const shown = [[period, first.data.value], ...(compare === "none" ? [] : [[period2, second.data.value]])] as [string, typeof first.data.value][];
  return (
    <>
      {shown.map(([name, answer], i) => {
        if (!answer || answer.total === null) return null;
        const text = t("counted", { placed: numberText(answer.placed, lang.value), total: numberText(answer.total, lang.value) });
        return <p key={i}>{compare !== "none" && `${periodName(name, lang.value, t("all"))}: `}{text}{answer.total > 0 && !answer.placed && `. ${t("noneDrawn")}`}</p>;
      })}
    </>
  );
}

/** What the numbers and outlines on the map stand for, where they are shown. */
function Signs() {
  const { overlays } = view.value;
  return (
    <>
      {overlays.includes("ranks") && <p class="help">{t("ranksMean")}</p>}
      {overlays.includes("pilots") && <p class="help">{t("pilotsMean")}</p>}
    </>
  );
}

function Periods() {
  const { period, period2, compare } = view.value;
  const name = (one: string) => periodName(one, lang.value, t("all"));
  if (compare === "difference") return <>{t("differenceOf", { a: name(period), b: name(period2) })}</>;
  const whole = days(period);
  if (compare === "side") return <>{t("besideOf", { a: name(period), b: name(period2) })}</>;
  return <>{whole ? periodText(whole, lang.value) : name(period)}</>;
}

function Swatches({ scale, values }: { scale: Scale; values: readonly Value[] }) {
  const colours = scale.breaks.length || values.some(Boolean) ? scale.colours : [];
  return (
    <ul class="swatches">
      {colours.map((colour, i) => (
        <li key={i}><Swatch colour={colour} />{scale.labels?.[i] ?? boundsText(scale, i, values)}</li>
      ))}
      <li><Swatch colour={HATCH} />{t("missing")}</li>
    </ul>
  );
}

function Swatch({ colour }: { colour: string }) {
  return (
    <svg class="swatch" width="22" height="14" aria-hidden="true">
      <rect width="22" height="14" fill={colour === HATCH ? "url(#hatch)" : colour} />
    </svg>
  );
}

/** Return which values a colour stands for; where there is one colour, the one value. */
function boundsText(scale: Scale, i: number, values: readonly Value[]): string {
  const text = (at: number) => numberText(scale.breaks[at], lang.value);
  if (!scale.breaks.length) return numberText(values.find(Boolean), lang.value);
  if (i === 0) return `< ${text(0)}`;
  return i === scale.breaks.length ? `≥ ${text(i - 1)}` : `${text(i - 1)} ${scale.breaks[0]! < 0 ? t("until") : "–"} ${text(i)}`;
}
