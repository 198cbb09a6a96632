// The review queue: filters with counts, one page of what waits, the one looked at, the decisions.
import { numberText } from "../format.ts";
import { choose, current, filter, offset, PAGE, queue } from "../reviews.ts";
import { lang, view } from "../state.ts";
import { t, type Word } from "../words.ts";
import { Decisions } from "./decisions.tsx";
import { ReviewOne } from "./review_one.tsx";
import { Empty, Failure, Loading } from "./told.tsx";

export function Reviewing() {
  const found = queue.data.value;
  const shown = current.value;
  return (
    <section>
      <h2>{t("queueTitle")}</h2>
      {queue.problem.value && <Failure problem={queue.problem.value} retry={queue.retry} />}
      {!found && !queue.problem.value && <Loading />}
      {found && <Filters />}
      {found && !found.total && <Empty>{t(found.waiting ? "queueFiltered" : "queueEmpty")}</Empty>}
      <div class="queue" aria-busy={queue.busy.value}>
        {found && found.total > 0 && <List />}
        {shown && <ReviewOne review={shown} />}
      </div>
      <Decisions />
    </section>
  );
}

function Filters() {
  const { reason, file } = view.value;
  const found = queue.data.value!;
  const n = (count: number) => numberText(count, lang.value);
  const all = (counts: { records: number }[]) => n(counts.reduce((sum, one) => sum + one.records, 0));
  return (
    <div class="row filters">
      <label>
        {t("reasonLabel")}
        <select value={reason} onChange={(event) => filter({ reason: event.currentTarget.value })}>
          <option value="">{t("allReasons")} ({all(found.by_reason)})</option>
          {found.by_reason.map((one) => <option key={one.name} value={one.name}>{t(`reason_${one.name}` as Word)} ({n(one.records)})</option>)}
        </select>
      </label>
      <label>
        {t("fileLabel")}
        <select value={file} onChange={(event) => filter({ file: event.currentTarget.value })}>
          <option value="">{t("allFiles")} ({all(found.by_file)})</option>
          {file && !found.by_file.some((one) => one.name === file) && <option value={file}>{file} (0)</option>}
          {found.by_file.map((one) => <option key={one.name} value={one.name}>{one.name} ({n(one.records)})</option>)}
        </select>
      </label>
    </div>
  );
}

function List() {
  const found = queue.data.value!;
  const from = offset.value;
  const n = (count: number) => numberText(count, lang.value);
  const to = Math.min(from + PAGE, found.total);
  return (
    <div class="waiting">
      <p class="row">
        <button type="button" disabled={from === 0} onClick={() => (offset.value = Math.max(0, from - PAGE))}>{t("before")}</button>
        <span role="status">{t("queuePage", { from: n(Math.min(from + 1, to)), to: n(to), total: n(found.total) })}</span>
        <button type="button" disabled={to >= found.total} onClick={() => (offset.value = from + PAGE)}>{t("after")}</button>
      </p>
      <ol start={from + 1}>
        {found.reviews.map((one) => (
          <li key={one.identity}>
            <button type="button" class="plain" aria-current={one.identity === current.value?.identity ? "true" : undefined} onClick={() => choose(one)}>
              {one.text || t("noText")}
            </button>
            <small> {t(`reason_${one.reason}` as Word)}</small>
          </li>
        ))}
      </ol>
    </div>
  );
}
