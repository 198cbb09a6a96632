// Choose files, see what each is taken for, send them, see what became of them.
import { useSignal } from "@preact/signals";
import { numberText } from "../format.ts";
import { lang } from "../state.ts";
import { t } from "../words.ts";
import { add, cancel, follow, isKnown, look, send, takeOff, uploads, type Upload } from "../uploads.ts";
import { Columns } from "./columns.tsx";
import { Failure } from "./told.tsx";
import { Reports } from "./upload_result.tsx";

export function Uploading() {
  const ready = uploads.value.filter((one) => one.phase === "ready" && isKnown(one));
  const ended = uploads.value.filter((one) => one.phase === "ended");
  return (
    <section class="uploading">
      <h2>{t("uploadTitle")}</h2>
      <Drop />
      {uploads.value.length > 1 && (
        <p class="row">
          <button type="button" class="main" disabled={!ready.length} onClick={() => ready.forEach((one) => void send(one.id))}>
            {t("sendAll", { n: ready.length })}
          </button>
          {ended.length > 0 && <button type="button" onClick={() => ended.forEach((one) => takeOff(one.id))}>{t("clearEnded")}</button>}
        </p>
      )}
      {[...uploads.value].reverse().map((one) => <One key={one.id} upload={one} />)}
    </section>
  );
}

function Drop() {
  const over = useSignal(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    over.value = false;
    add(event.dataTransfer?.files ?? []);
  };
  const hover = (event: DragEvent) => {
    event.preventDefault();
    over.value = true;
  };
  return (
    <div class={over.value ? "drop drop-over" : "drop"} onDragOver={hover} onDragLeave={() => (over.value = false)} onDrop={drop}>
      <label>
        {t("dropHere")} <span class="pick">{t("chooseFiles")}</span>
        <input
          type="file"
          multiple
          accept=".xlsx,.xlsm,.xls,.ods,.csv,.txt,.tsv,.json,.geojson,.kml,.zip"
          onChange={(event) => {
            add(event.currentTarget.files ?? []);
            event.currentTarget.value = "";
          }}
        />
      </label>
      <p class="help">{t("uploadHelp")}</p>
    </div>
  );
}

function One({ upload }: { upload: Upload }) {
  const { id, file, phase, problem } = upload;
  const busy = phase === "sending" || phase === "running";
  const retry = () => void (busy && upload.job ? follow(id, upload.job.job) : phase === "looking" ? look(id) : send(id));
  return (
    <article class="upload" aria-label={file.name}>
      <header class="row">
        <h3>{file.name} <small>{sizeText(file.size)}</small></h3>
        {!busy && (
          <button type="button" class="plain" aria-label={t("takeOff", { file: file.name })} onClick={() => takeOff(id)}>
            {t("takeOffShort")}
          </button>
        )}
      </header>
      {problem && (problem.kind === "missing" ? <p class="failure" role="alert">{t("jobForgotten")}</p> : <Failure problem={problem} retry={retry} />)}
      {phase === "looking" && !problem && <p role="status">{t("lookingAt")}</p>}
      {phase === "ready" && <Ready upload={upload} />}
      {busy && <Running upload={upload} />}
      {phase === "ended" && <Ended upload={upload} />}
    </article>
  );
}

function Ready({ upload }: { upload: Upload }) {
  return (
    <>
      <Columns upload={upload} />
      <button type="button" class="main" disabled={!isKnown(upload)} onClick={() => void send(upload.id)}>{t("sendOne")}</button>
    </>
  );
}

function Running({ upload }: { upload: Upload }) {
  const { file } = upload;
  return (
    <div class="row running">
      <progress aria-label={file.name} />
      <span role="status">{progressText(upload)}</span>
      <button type="button" aria-label={t("cancelJob", { file: file.name })} onClick={() => void cancel(upload)}>{t("cancel")}</button>
    </div>
  );
}

function progressText({ job }: Upload): string {
  if (!job) return t("sendingFile");
  if (job.state === "queued") return t("jobQueued");
  return job.phase === "learning" ? t("jobLearning") : t("jobRunning", { rows: numberText(job.rows, lang.value) });
}

function Ended({ upload }: { upload: Upload }) {
  const { job } = upload;
  if (!job) return null;
  return (
    <>
      <div role="status">
        {job.state === "cancelled" && <p>{t("jobCancelled")}</p>}
        {job.state === "failed" && !job.reports.length && <p class="failure">{t("jobFailed")}</p>}
      </div>
      <Reports reports={job.reports} />
      {job.state !== "done" && <Ready upload={upload} />}
    </>
  );
}

function sizeText(bytes: number): string {
  return bytes < 1e6 ? `${numberText(Math.ceil(bytes / 1e3), lang.value)} kB` : `${numberText(bytes / 1e6, lang.value)} MB`;
}
