// What a file's columns are taken for, with samples; a person may correct kind and columns.
import { percentText } from "../format.ts";
import { lang } from "../state.ts";
import { isFolder, mend, vocabulary, type Preview, type Upload } from "../uploads.ts";
import { t } from "../words.ts";
import { Head } from "./head.tsx";

const SURE = 0.8;
const MANY = ["ignored", "person"];

export function Columns({ upload }: { upload: Upload }) {
  const [seen] = upload.views;
  if (isFolder(upload)) return <Folder views={upload.views} />;
  if (!seen) return null;
  const unsure = !upload.kind || seen.view.some((column) => column.field !== "ignored" && column.confidence < SURE);
  const used = seen.view.filter(({ header }) => !MANY.includes(upload.columns[header] ?? "ignored")).length;
  return (
    <>
      <KindChoice upload={upload} />
      {seen.remembered && <p class="help">{t("columnsRemembered")}</p>}
      <Doubled upload={upload} />
      <details open={unsure}>
        <summary>{t("columnsTitle", { known: used, all: seen.view.length })}</summary>
        <div class="scroll" tabIndex={0} role="region" aria-label={`${upload.file.name}: ${t("columnTaken")}`}>
          <table>
            <Head columns={["columnHeader", "columnTaken", "columnSure", "columnSamples"]} numbers={["columnSure"]} />
            <tbody>
              {seen.view.map((column) => <Column key={column.header} upload={upload} column={column} />)}
            </tbody>
          </table>
        </div>
      </details>
    </>
  );
}

function KindChoice({ upload }: { upload: Upload }) {
  return (
    <div class="kind">
      <label>
        {t("kindOfFile")}
        <select value={upload.kind} onChange={(event) => mend(upload.id, { kind: event.currentTarget.value })}>
          <option value="" disabled>{t("pickKind")}</option>
          {vocabulary.data.value?.kinds.map((one) => <option key={one.code} value={one.code}>{one.label}</option>)}
        </select>
      </label>
      {!upload.kind && <p class="failure">{t("kindMissing")}</p>}
    </div>
  );
}

function Column({ upload, column }: { upload: Upload; column: Preview["view"][number] }) {
  const { header, field, confidence, samples } = column;
  const taken = upload.columns[header] ?? "ignored";
  const take = (chosen: string) => mend(upload.id, { columns: { ...upload.columns, [header]: chosen } });
  const sure = taken !== field ? t("byHand") : field === "ignored" ? "" : percentText(confidence, lang.value);
  return (
    <tr>
      <th scope="row">{header}</th>
      <td>
        <select aria-label={t("columnTakenFor", { header })} value={taken} onChange={(event) => take(event.currentTarget.value)}>
          {vocabulary.data.value?.fields.map((one) => <option key={one.code} value={one.code}>{one.label}</option>)}
        </select>
      </td>
      <td class="number">{sure}</td>
      <td>{samples.join(" · ")}</td>
    </tr>
  );
}

/** Say where two columns are taken for one field: only one of them can be read. */
function Doubled({ upload }: { upload: Upload }) {
  const fields = Object.values(upload.columns).filter((field) => !MANY.includes(field));
  const twice = new Set(fields.filter((field, i) => fields.indexOf(field) !== i));
  const names = vocabulary.data.value?.fields.filter((one) => twice.has(one.code)).map((one) => one.label) ?? [];
  return <div role="status">{names.length > 0 && <p class="failure">{t("columnTwice", { fields: names.join(", ") })}</p>}</div>;
}

function Folder({ views }: { views: Preview[] }) {
  return (
    <>
      <p class="help">{t("folderHelp")}</p>
      <ul>
        {views.map((one) => <li key={one.file}>{one.file}: {one.kind_label ?? t("kindUnknown")}</li>)}
      </ul>
    </>
  );
}
