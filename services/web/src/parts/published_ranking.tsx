// The ranking as publication shows it: two digits, intervals, no weights to move.
import { estimateText, numberText } from "../format.ts";
import { analysis, painted } from "../map_data.ts";
import { change, lang, view } from "../state.ts";
import { t } from "../words.ts";
import { PeriodChoice } from "./filters.tsx";
import { MapPanel } from "./map_panel.tsx";
import { Empty, Failure, Loading } from "./told.tsx";

export function PublishedRanking() {
  const found = analysis.data.value;
  if (analysis.problem.value) return <Failure problem={analysis.problem.value} retry={analysis.retry} />;
  if (!found) return <Loading />;
  if (!found.ranking.length) return <Empty>{found.notes[0]}</Empty>;
  return (
    <div class="published">
      <section class="panel" aria-labelledby="ranking">
        <h2 id="ranking">{t("rankTable")}</h2>
        <PeriodChoice name="period" label={t("periodLabel")} />
        <div class="scroll tall" tabIndex={0} role="region" aria-labelledby="ranking">
          <table>
            <thead>
              <tr>
                <th scope="col" class="number">#</th>
                <th scope="col">{t("kelurahan")}</th>
                <th scope="col" class="number">{t("rankInterval")}</th>
                <th scope="col" class="number">{t("threat")}</th>
                <th scope="col" class="number">{t("burden")}</th>
                <th scope="col">{t("classLabel")}</th>
              </tr>
            </thead>
            <tbody>
              {found.ranking.map((one) => (
                <tr key={one.code} aria-selected={view.value.selected === one.code}>
                  <td class="number">{one.rank}</td>
                  <th scope="row"><button type="button" class="plain" onClick={() => change({ selected: one.code })}>{one.name}</button></th>
                  <td class="number">{one.rank_low}–{one.rank_high}</td>
                  <td class="number">{estimateText(one.threat, one.threat_low, one.threat_high, lang.value)}</td>
                  <td class="number">{numberText(one.burden, lang.value)}</td>
                  <td>{one.official_class}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      <div class="column">
        <MapPanel painted={painted} name={t("rankTable")} />
        <p class="help">{t("mayNotChoose")}</p>
        <ul class="help">{found.notes.map((note) => <li key={note}>{note}</li>)}</ul>
      </div>
    </div>
  );
}
