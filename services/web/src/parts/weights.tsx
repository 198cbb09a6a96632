// One slider for each criterion, with the weights within which the first places stay the same.
import { numberText, percentText } from "../format.ts";
import { entries, priority, sliders, weighed, type Criterion } from "../priority_data.ts";
import { change, lang, view } from "../state.ts";
import { t } from "../words.ts";
import { nameOf } from "./names.ts";

export function Weights() {
  const { criteria, missing } = priority.data.value!;
  const set = (code: string, value: number) => {
    const weights = Object.fromEntries(criteria.map((one, i) => [one.code, one.code === code ? value : sliders.value[i]!]));
    change({ weights });
  };
  return (
    <section class="panel" aria-labelledby="weights">
      <h2 id="weights">{t("weights")}</h2>
      <p class="help">{t("weightsHelp")}</p>
      {criteria.map((one, i) => <Slider key={one.code} criterion={one} index={i} set={set} />)}
      <button type="button" disabled={!Object.keys(view.value.weights).length} onClick={() => change({ weights: {} })}>{t("officeWeights")}</button>
      {missing.map((one) => <p key={one.code} class="help">{t("missingCriterion", { name: one.label, why: one.why })}</p>)}
      <Entry />
    </section>
  );
}

function Slider({ criterion, index, set }: { criterion: Criterion; index: number; set: (code: string, value: number) => void }) {
  const now = weighed.value!;
  const share = percentText(round(now.weights[index]!), lang.value);
  const [low, high] = now.stable[index]!;
  const id = `weight-${criterion.code}`;
  return (
    <div class="weight">
      <label for={id}>{criterion.label} <output for={id}>{share}</output></label>
      <input id={id} type="range" min={0} max={100} value={sliders.value[index]} aria-describedby={`${id}-help`}
        aria-valuetext={share} onInput={(event) => set(criterion.code, Number(event.currentTarget.value))} />
      <svg class="stable" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect class="stable-all" width="100" height="4" />
        <rect class="stable-span" x={100 * low} width={Math.max(100 * (high - low), 0.6)} height="4" />
        <rect class="stable-now" x={100 * now.weights[index]! - 0.5} width="1" height="4" />
      </svg>
      <p id={`${id}-help`} class="help">
        {t("stableFrom", { k: now.k, low: percentText(round(low), lang.value), high: percentText(round(high), lang.value) })}. {criterion.help}{" "}
        {t("boundsOf", { least: numberText(criterion.least, lang.value), most: numberText(criterion.most, lang.value), unit: criterion.unit })}
      </p>
    </div>
  );
}

/** What weight would bring the chosen kelurahan in? */
function Entry() {
  const found = priority.data.value!;
  const row = found.kelurahan.findIndex((one) => one.code === view.value.selected);
  const now = weighed.value!;
  if (row < 0) return <p class="help">{t("pickRow")}</p>;
  const name = nameOf(view.value.selected);
  if (now.first.includes(row)) return <p><b>{name}</b>: {t("alreadyIn", { k: now.k })}</p>;
  return (
    <div role="status">
      <h3>{t("whatWeight", { name, k: now.k })}</h3>
      <ul>
        {entries(row).map((weight, i) => {
          const criterion = found.criteria[i]!.label;
          const text = weight === null ? t("noWeight", { name: criterion })
            : t("needsWeight", { name: criterion, weight: percentText(round(weight), lang.value), now: percentText(round(now.weights[i]!), lang.value) });
          return <li key={i}>{text}</li>;
        })}
      </ul>
    </div>
  );
}

function round(share: number): number {
  return Math.round(100 * share) / 100;
}
