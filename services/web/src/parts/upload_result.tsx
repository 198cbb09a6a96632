// What became of each file: counts that add up, rows that were rejected and how to mend them.
import { numberText } from "../format.ts";
import { filter } from "../reviews.ts";
import { change, lang, may } from "../state.ts";
import type { Report } from "../uploads.ts";
import { t } from "../words.ts";
import { Head } from "./head.tsx";
import { RejectedButton } from "./rejected.tsx";

const SHOWN = 100;

export function Reports({ reports }: { reports: readonly Report[] }) {
  return <>{reports.map((one) => <Result key={one.file} report={one} named={reports.length > 1} />)}</>;
}

function Result({ report, named }: { report: Report; named: boolean }) {
  const n = (value: number) => numberText(value, lang.value);
  const { rows, records, rejections, duplicates } = report;
  const sums = { rows: n(rows), records: n(records), rejections: n(rejections), duplicates: n(duplicates) };
  const review = () => {
    filter({ file: report.file, reason: "" });
    change({ part: "reviews" }, true);
  };
  return (
    <div class="result">
      {named && <h4>{report.file}</h4>}
      {report.error ? <p class="failure" role="alert">{report.error}</p> : (
        <>
          <p role="status"><b>{report.kind_label}</b>: {t("resultSums", sums)}</p>
          {report.already_imported && <p>{t("resultAlready")}</p>}
          {report.notes.map((note) => <p key={note}>{note}</p>)}
          {report.corrections > 0 && <p>{t("resultCorrections", { n: n(report.corrections) })}</p>}
          {report.reviews > 0 && !report.already_imported && may("review") && (
            <button type="button" class="plain" onClick={review}>{t("resultReviews", { n: n(report.reviews) })}</button>
          )}
          <Rejected report={report} />
        </>
      )}
    </div>
  );
}

function Rejected({ report }: { report: Report }) {
  const rejected = report.rejected_rows;
  if (!rejected.length) return null;
  const title = t("rejectedTitle", { n: numberText(rejected.length, lang.value) });
  const sheets = rejected.some((one) => one.sheet);
  return (
    <>
      <p>{t("rejectedHelp")}</p>
      {report.import !== null && <RejectedButton number={report.import} file={report.file} main />}
      <div class="scroll" tabIndex={0} role="region" aria-label={`${report.file}: ${title}`}>
        <table class="rejected">
          <caption>{title}</caption>
          <Head columns={[sheets && "sheet", "rowNumber", "fieldLabel", "reasonLabel", "adviceLabel"]} numbers={["rowNumber"]} />
          <tbody>
            {rejected.slice(0, SHOWN).map((one) => (
              <tr key={`${one.sheet} ${one.row}`}>
                {sheets && <td>{one.sheet}</td>}
                <th scope="row" class="number">{one.row}</th>
                <td>{one.field_name}</td>
                <td>{one.reason}</td>
                <td>{one.advice}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rejected.length > SHOWN && <p class="help">{t("rejectedFirst", { shown: SHOWN })}</p>}
    </>
  );
}
