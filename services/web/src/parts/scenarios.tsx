// Scenarios: saved under a name, opened again, compared side by side.
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { momentText } from "../format.ts";
import { choosing, dropScenario, loadScenarios, priority, saveScenario, scenarios, type Scenario } from "../priority_data.ts";
import { change, lang } from "../state.ts";
import { fromQuery } from "../url.ts";
import { t } from "../words.ts";
import { nameOf } from "./names.ts";

const name = signal("");

export function Scenarios() {
  useEffect(() => {
    if (!scenarios.value) void loadScenarios();
  }, []);
  const save = async (event: Event) => {
    event.preventDefault();
    if (!name.value.trim()) return;
    await saveScenario(name.value.trim());
    name.value = "";
  };
  const known = scenarios.value ?? [];
  return (
    <section class="panel" aria-labelledby="scenarios">
      <h2 id="scenarios">{t("scenarios")}</h2>
      <form class="two" onSubmit={save}>
        <label>{t("scenarioName")}<input value={name.value} maxLength={60} onInput={(e) => (name.value = e.currentTarget.value)} /></label>
        <button type="submit" disabled={choosing.value || !name.value.trim()}>{t("saveScenario")}</button>
      </form>
      {known.length === 0 ? <p class="help">{t("noScenarios")}</p> : <Table known={known} />}
    </section>
  );
}

function Table({ known }: { known: Scenario[] }) {
  return (
    <table>
      <caption>{t("compareScenarios")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("scenarioName")}</th>
          <th scope="col">{t("weights")}</th>
          <th scope="col">{t("chosen")}</th>
          <th scope="col"><span class="unseen">{t("openScenario")}</span></th>
        </tr>
      </thead>
      <tbody>{known.map((one) => <Row key={one.name} one={one} known={known} />)}</tbody>
    </table>
  );
}

function labelOf(code: string): string {
  return priority.data.value?.criteria.find((one) => one.code === code)?.label ?? code;
}

function Row({ one, known }: { one: Scenario; known: Scenario[] }) {
  const view = fromQuery(one.query);
  const elsewhere = new Set(known.filter((other) => other !== one).flatMap((other) => other.chosen));
  const alone = one.chosen.filter((code) => !elsewhere.has(code));
  const weights = Object.entries(view.weights).filter(([, weight]) => weight > 0);
  return (
    <tr>
      <th scope="row">{one.name}<br /><small>{momentText(one.saved_at, lang.value)}</small></th>
      <td>{weights.map(([code, weight]) => `${labelOf(code)} ${weight}`).join(", ") || t("asOffice")}; k = {view.k}</td>
      <td>
        {one.chosen.map(nameOf).join(", ") || t("notComputed")}
        {known.length > 1 && alone.length > 0 && <><br /><small>{t("onlyHere", { names: alone.map(nameOf).join(", ") })}</small></>}
      </td>
      <td>
        <button type="button" onClick={() => change({ ...view, lang: lang.value, screen: "priority" }, true)}>{t("openScenario")}</button>
        <button type="button" aria-label={`${t("remove")}: ${one.name}`} onClick={() => void dropScenario(one.name)}>✕</button>
      </td>
    </tr>
  );
}
