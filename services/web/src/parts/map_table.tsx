// The map's twin in text: every kelurahan with its value, sorted, each a way to its card.
import { rangeText } from "../format.ts";
import { painted, shapes } from "../map_data.ts";
import { change, lang, measure, view } from "../state.ts";
import { t } from "../words.ts";
import { valueText } from "./map_panel.tsx";

export function MapTable() {
  const [shown, features] = [painted.value, shapes.data.value?.features];
  if (!shown || !features || measure.value?.unit !== "kelurahan") return null;
  const order = features.map((_, i) => i).sort((a, b) => (shown.values[b] ?? -Infinity) - (shown.values[a] ?? -Infinity));
  const intervals = shown.answer.low !== null;
  return (
    <details class="twin">
      <summary>{t("asTable")}</summary>
      <div class="scroll" tabIndex={0} role="region" aria-label={t("asTable")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("kelurahan")}</th>
              <th scope="col">{t("kecamatan")}</th>
              <th scope="col" class="number">{measure.value.label} {measure.value.measured_in && <small>({measure.value.measured_in})</small>}</th>
              {intervals && <th scope="col" class="number">{t("interval")}</th>}
            </tr>
          </thead>
          <tbody>
            {order.map((i) => {
              const { code, name, kecamatan } = features[i]!.properties;
              return (
                <tr key={code} aria-selected={view.value.selected === code}>
                  <th scope="row">
                    <button type="button" class="plain" onClick={() => change({ selected: code }, true)}>{name}</button>
                  </th>
                  <td>{kecamatan}</td>
                  <td class="number">{valueText(shown, i)}</td>
                  {intervals && <td class="number">{rangeText(shown.answer.low?.[i], shown.answer.high?.[i], lang.value)}</td>}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </details>
  );
}
