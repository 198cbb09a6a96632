// The latest decisions, each of which can be undone.
import { momentText, numberText } from "../format.ts";
import { shapes } from "../map_data.ts";
import { decisions, deciding, undo, type Decision } from "../reviews.ts";
import { lang } from "../state.ts";
import { t, type Word } from "../words.ts";
import { Head } from "./head.tsx";
import { Failure } from "./told.tsx";

export function Decisions() {
  const made = decisions.data.value?.decisions;
  return (
    <section class="decisions">
      <h3>{t("decisionsTitle")}</h3>
      {decisions.problem.value && <Failure problem={decisions.problem.value} retry={decisions.retry} />}
      {made?.length === 0 && <p class="help">{t("decisionsNone")}</p>}
      {made && made.length > 0 && (
        <div class="scroll" tabIndex={0} role="region" aria-label={t("decisionsTitle")}>
          <table>
            <Head columns={["number", "when", "who", "placeText", "decidedAs", "kelurahan", "recordsLabel", "undo"]} numbers={["number", "recordsLabel"]} />
            <tbody>{[...made].reverse().map((one) => <Row key={one.decision} decision={one} />)}</tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Row({ decision }: { decision: Decision }) {
  const name = shapes.data.value?.features.find((one) => one.properties.code === decision.kelurahan_code)?.properties.name;
  return (
    <tr class={decision.undone_at === null ? "" : "gone"}>
      <td class="number">{decision.decision}</td>
      <td>{momentText(decision.decided_at, lang.value)}</td>
      <td>{decision.who}</td>
      <th scope="row">{decision.text || t("noText")}</th>
      <td>{t(`action_${decision.action}` as Word)}</td>
      <td>{name ?? t("unknown")}</td>
      <td class="number">{numberText(decision.records, lang.value)}</td>
      <td>
        {decision.undone_at !== null ? t("undoneAt", { when: momentText(decision.undone_at, lang.value) }) : (
          <button type="button" disabled={deciding.value} aria-label={t("undoOf", { n: decision.decision })} onClick={() => void undo(decision)}>{t("undo")}</button>
        )}
      </td>
    </tr>
  );
}
