// What the columns of each layout of a file are taken for, with samples; a person may correct kind and columns.
import { percentText } from "../format.ts";
import { lang } from "../state.ts";
import { sayColumns, sayKind, vocabulary, type Preview, type Upload } from "../uploads.ts";
import { t } from "../words.ts";
import { Head } from "./head.tsx";

const SURE = 0.8;
const MANY = ["ignored", "person"];

interface Of {
  upload: Upload;
  at: number;
}

export function Columns({ upload }: { upload: Upload }) {
  const { views } = upload;
  const files = new Set(views.map(({ file }) => file));
  return (
    <>
      {views.map((seen, at) => {
        const first = seen.file !== views[at - 1]?.file;
        return (
          <section key={`${seen.file} ${at}`} class="layout" aria-label={titleOf(seen)}>
            {first && files.size > 1 && <h4>{seen.file}</h4>}
            {seen.problem ? <p class="failure">{t("leftOut", { why: seen.problem })}</p> : (
              <>
                {first && <KindChoice upload={upload} at={at} />}
                <Layout upload={upload} at={at} />
              </>
            )}
          </section>
        );
      })}
    </>
  );
}

function titleOf({ file, sheet }: Preview): string {
  return sheet ? `${file}: ${sheet}` : file;
}

/** Tell whether a file has more layouts than this one. */
function hasOthers({ views }: Upload, { file }: Preview): boolean {
  return views.filter((one) => one.file === file).length > 1;
}

function Layout({ upload, at }: Of) {
  const [seen, said] = [upload.views[at]!, upload.said[at]!];
  const unsure = !said.kind || seen.view.some((column) => column.field !== "ignored" && column.confidence < SURE);
  const used = seen.view.filter(({ header }) => !MANY.includes(said.columns[header] ?? "ignored")).length;
  const title = t("columnsTitle", { known: used, all: seen.view.length });
  return (
    <>
      {seen.notes.map((note) => <p key={note} class="help">{note}</p>)}
      {seen.remembered && <p class="help">{t("columnsRemembered")}</p>}
      <Doubled columns={said.columns} />
      <details open={unsure}>
        <summary>{hasOthers(upload, seen) ? `${seen.sheet} – ${title}` : title}</summary>
        <div class="scroll" tabIndex={0} role="region" aria-label={`${titleOf(seen)}: ${t("columnTaken")}`}>
          <table>
            <Head columns={["columnHeader", "columnTaken", "columnSure", "columnSamples"]} numbers={["columnSure"]} />
            <tbody>
              {seen.view.map((column) => <Column key={column.header} upload={upload} at={at} column={column} />)}
            </tbody>
          </table>
        </div>
      </details>
    </>
  );
}

function KindChoice({ upload, at }: Of) {
  const { kind } = upload.said[at]!;
  return (
    <div class="kind">
      <label>
        {t("kindOfFile")}
        <select value={kind} onChange={(event) => sayKind(upload, upload.views[at]!.file, event.currentTarget.value)}>
          <option value="" disabled>{t("pickKind")}</option>
          {vocabulary.data.value?.kinds.map((one) => <option key={one.code} value={one.code}>{one.label}</option>)}
        </select>
      </label>
      {!kind && <p class="failure">{t("kindMissing")}</p>}
    </div>
  );
}

function Column({ upload, at, column }: Of & { column: Preview["view"][number] }) {
  const { header, field, confidence, samples } = column;
  const { columns } = upload.said[at]!;
  const taken = columns[header] ?? "ignored";
  const sure = taken !== field ? t("byHand") : field === "ignored" ? "" : percentText(confidence, lang.value);
  return (
    <tr>
      <th scope="row">{header}</th>
      <td>
        <select
          aria-label={t("columnTakenFor", { header })}
          value={taken}
          onChange={(event) => sayColumns(upload, at, { ...columns, [header]: event.currentTarget.value })}
        >
          {vocabulary.data.value?.fields.map((one) => <option key={one.code} value={one.code}>{one.label}</option>)}
        </select>
      </td>
      <td class="number">{sure}</td>
      <td>{samples.join(" · ")}</td>
    </tr>
  );
}

/** Say where two columns are taken for one field: only one of them can be read. */
function Doubled({ columns }: { columns: Record<string, string> }) {
  const fields = Object.values(columns).filter((field) => !MANY.includes(field));
  const twice = new Set(fields.filter((field, i) => fields.indexOf(field) !== i));
  const names = vocabulary.data.value?.fields.filter((one) => twice.has(one.code)).map((one) => one.label) ?? [];
  return <div role="status">{names.length > 0 && <p class="failure">{t("columnTwice", { fields: names.join(", ") })}</p>}</div>;
}
