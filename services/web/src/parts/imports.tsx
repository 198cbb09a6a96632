// The list of imports: file, who, when, hash and counts; each can be withdrawn.
import { signal } from "@preact/signals";
import { get, post, Problem, type Answer } from "../api.ts";
import { momentText, numberText } from "../format.ts";
import { resource } from "../resource.ts";
import { changes, lang, may, view } from "../state.ts";
import { t } from "../words.ts";
import { Confirm } from "./confirm.tsx";
import { Head } from "./head.tsx";
import { RejectedButton } from "./rejected.tsx";
import { Empty, Failure, Loading } from "./told.tsx";

type Entry = Answer<"/api/v1/imports">["imports"][number];

const imports = resource(
  () => (may("import") && view.value.screen === "data" && view.value.part === "imports" ? { lang: lang.value, n: changes.value } : undefined),
  ({ lang }, signal) => get("/api/v1/imports", { query: { lang }, signal }),
);
const COLUMNS = [
  "number", "fileLabel", "kindOfFile", "when", "who", "hash", "rowsLabel", "recordsLabel", "rejectedLabel", "repeatsLabel", "remark",
] as const;
const NUMBERS = ["number", "rowsLabel", "recordsLabel", "rejectedLabel", "repeatsLabel"] as const;
const leaving = signal<Entry | undefined>(undefined);
const problem = signal<Problem | undefined>(undefined);
const news = signal("");

export function Imports() {
  const found = imports.data.value?.imports;
  return (
    <section>
      <h2>{t("importsTitle")}</h2>
      {imports.problem.value && <Failure problem={imports.problem.value} retry={imports.retry} />}
      <div role="status">{news.value && <p>{news.value}</p>}</div>
      {!found && !imports.problem.value && <Loading />}
      {found && (found.length ? <Table entries={[...found].reverse()} /> : <Empty>{t("importsNone")}</Empty>)}
      {leaving.value && <Withdraw entry={leaving.value} />}
    </section>
  );
}

function Table({ entries }: { entries: readonly Entry[] }) {
  return (
    <div class="scroll tall" tabIndex={0} role="region" aria-label={t("importsTitle")}>
      <table class="imports">
        <Head columns={COLUMNS} numbers={NUMBERS} />
        <tbody>{entries.map((one) => <Row key={one.import} entry={one} />)}</tbody>
      </table>
    </div>
  );
}

function Row({ entry }: { entry: Entry }) {
  const n = (value: number) => numberText(value, lang.value);
  const gone = entry.withdrawn_at !== null;
  return (
    <tr class={gone ? "gone" : ""}>
      <td class="number">{entry.import}</td>
      <th scope="row">{entry.file_name}</th>
      <td>{entry.kind_label}</td>
      <td>{momentText(entry.imported_at, lang.value)}</td>
      <td>{entry.who}</td>
      <td><Hash text={entry.sha256} /></td>
      <td class="number">{n(entry.rows)}</td>
      <td class="number">{n(entry.records)}</td>
      <td class="number">{n(entry.rejections)}</td>
      <td class="number">{n(entry.duplicates)}</td>
      <td>
        {entry.simulated && <span class="tag">{t("simulated")}</span>}
        {entry.withdrawn_at !== null && <span class="tag">{t("withdrawnAt", { when: momentText(entry.withdrawn_at, lang.value) })}</span>}
        {!gone && (
          <div class="row">
            {entry.rejections > 0 && <RejectedButton number={entry.import} file={entry.file_name} />}
            <button type="button" aria-label={t("withdrawOf", { n: entry.import, file: entry.file_name })} onClick={() => ask(entry)}>{t("withdraw")}</button>
          </div>
        )}
      </td>
    </tr>
  );
}

function Hash({ text }: { text: string }) {
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    news.value = t("hashCopied");
  };
  return <button type="button" class="plain hash" title={text} aria-label={t("copyHash", { hash: text })} onClick={() => void copy()}>{text.slice(0, 8)}</button>;
}

function ask(entry: Entry): void {
  problem.value = undefined;
  leaving.value = entry;
}

function Withdraw({ entry }: { entry: Entry }) {
  const close = () => (leaving.value = undefined);
  const withdraw = async () => {
    problem.value = undefined;
    try {
      const told = await post("/api/v1/imports/{number}/withdraw", { path: { number: entry.import } });
      news.value = t("withdrawn", { file: entry.file_name, n: numberText(told.records_removed, lang.value) });
      changes.value += 1;
      close();
    } catch (error) {
      problem.value = Problem.from(error);
    }
  };
  return (
    <Confirm title={t("withdrawTitle")} yes={t("withdrawYes")} agree={withdraw} close={close}>
      <p>{t("withdrawAsk", { file: entry.file_name, n: numberText(entry.records, lang.value) })}</p>
      {problem.value && <Failure problem={problem.value} />}
    </Confirm>
  );
}
