// Budget and rules, and the choice they lead to, with every reason.
import { numberText, percentText } from "../format.ts";
import { choice, choiceIsCurrent, choiceProblem, choose, choosing, keepDecision, kept, type Choice } from "../priority_data.ts";
import { change, lang, view } from "../state.ts";
import { t } from "../words.ts";
import { nameOf } from "./names.ts";
import { Failure } from "./told.tsx";

export function Choosing() {
  return (
    <>
      <Wishes />
      {choiceProblem.value && <Failure problem={choiceProblem.value} retry={choose} />}
      {choosing.value && <p role="status">{t("choosing")}</p>}
      {choice.value && <Chosen found={choice.value.found} />}
    </>
  );
}

function Wishes() {
  const { k, budget, distance, quota, pilots } = view.value;
  const send = (event: Event) => {
    event.preventDefault();
    void choose();
  };
  return (
    <form class="panel" aria-labelledby="wishes" onSubmit={send}>
      <h2 id="wishes">{t("wishes")}</h2>
      <div class="two">
        <label>{t("howMany")}<input type="number" min={1} max={20} value={k} onInput={(e) => change({ k: Math.max(1, Math.round(e.currentTarget.valueAsNumber) || 1) })} /></label>
        <label>{t("distance")}<input inputMode="decimal" value={distance} onInput={(e) => change({ distance: e.currentTarget.value })} /></label>
      </div>
      <label>{t("budget")}<input inputMode="decimal" value={budget} onInput={(e) => change({ budget: e.currentTarget.value })} /></label>
      <label>{t("quota")}<input value={quota} onInput={(e) => change({ quota: e.currentTarget.value })} /></label>
      <label class="check"><input type="checkbox" checked={pilots} onChange={() => change({ pilots: !pilots })} /> {t("withPilots")}</label>
      <button type="submit" class="main" disabled={choosing.value}>{t("choose")}</button>
    </form>
  );
}

function Chosen({ found }: { found: Choice }) {
  const chosen = found.reasons.filter((one) => one.chosen);
  const others = found.reasons.filter((one) => !one.chosen);
  return (
    <section class="panel" aria-labelledby="chosen" aria-live="polite">
      <h2 id="chosen">{t("chosen")}: {chosen.map((one) => one.name).join(", ") || "–"}</h2>
      {!choiceIsCurrent.value && <p class="failure" role="status">{t("stale")}</p>}
      {found.overview.map((text) => <p key={text}>{text}</p>)}
      <ReasonTable rows={chosen} cost={t("replacementCost")} of={(one) => one.replacement_cost} />
      <p>{t("runnerUp")}: {found.runner_up.map(nameOf).join(", ") || "–"} ({numberText(found.runner_up_value, lang.value)})</p>
      <details>
        <summary>{t("others")}</summary>
        <ReasonTable rows={others} cost={t("forcePrice")} of={(one) => one.price_of_forcing_in} />
      </details>
      <p class="help">{t("choiceLimits")}</p>
      <button type="button" disabled={!choiceIsCurrent.value || choosing.value} onClick={() => void keepDecision()}>{t("makeRecord")}</button>
      {kept.value && (
        <p role="status">
          {t("recordKept", { id: kept.value.id, sha: kept.value.sha256.slice(0, 12) })}{" "}
          <a href={`/api/v1/decision-records/${kept.value.id}`} download>{t("downloadRecord")}</a>
        </p>
      )}
    </section>
  );
}

type Reason = Choice["reasons"][number];

function ReasonTable({ rows, cost, of }: { rows: Reason[]; cost: string; of: (one: Reason) => number | null }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t("kelurahan")}</th>
          <th scope="col" class="number">{cost}</th>
          <th scope="col" class="number">{t("robust")}</th>
          <th scope="col">{t("whyChosen")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((one) => (
          <tr key={one.code}>
            <th scope="row"><button type="button" class="plain" onClick={() => change({ selected: one.code })}>{one.name}</button></th>
            <td class="number">{numberText(of(one), lang.value)}</td>
            <td class="number">{percentText(one.share_of_draws, lang.value)}</td>
            <td>{one.text}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
