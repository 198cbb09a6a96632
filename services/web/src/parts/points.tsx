// Points of records: the card of one, and all of them as a table, by which the keyboard reaches them.
import { signal } from "@preact/signals";
import { dayText, numberText } from "../format.ts";
import { pointed, pointsShown, points, shapes } from "../map_data.ts";
import { kind, lang, may, view, workspace } from "../state.ts";
import { t, type Word } from "../words.ts";
import { Head } from "./head.tsx";
import { Failure } from "./told.tsx";

const PAGE = 25;
const page = signal(0);

type Found = NonNullable<typeof pointsShown.value>;

export function Points() {
  if (!view.value.overlays.includes("points") || !may("points")) return null;
  const found = pointsShown.value;
  return (
    <>
      {points.problem.value && <Failure problem={points.problem.value} retry={points.retry} />}
      {!kind.value?.in_cells && <p class="help">{t("pointsNever", { kind: kind.value?.label ?? "" })}</p>}
      {found && <Shown found={found} />}
    </>
  );
}

function Shown({ found }: { found: Found }) {
  const label = workspace.data.value!.kinds.find((one) => one.key === found.kind)?.label ?? found.kind;
  if (!found.total) return <p class="help">{t("pointsNone", { kind: label })}</p>;
  const number = (n: number) => numberText(n, lang.value);
  const words = { kind: label, shown: number(found.lon.length), total: number(found.total) };
  return (
    <>
      {pointed.value >= 0 && <PointCard found={found} label={label} />}
      <details class="twin">
        <summary>{t(found.total > found.lon.length ? "pointsSome" : "pointsAll", words)}</summary>
        <Table found={found} />
      </details>
    </>
  );
}

function PointCard({ found, label }: { found: Found; label: string }) {
  const i = pointed.value;
  const radius = found.radius_m[i];
  return (
    <section class="legend point-card" aria-label={t("pointCard")} aria-live="polite">
      <button type="button" aria-label={t("close")} onClick={() => (pointed.value = -1)}>✕</button>
      <h2>{label}</h2>
      <p>{day(found, i)} · {place(found, i)}</p>
      <p>{t("pointPlaced", { precision: t(precision(found, i)) })} {radius !== null && radius !== undefined && t("pointRadius", { m: numberText(radius, lang.value) })}</p>
    </section>
  );
}

function Table({ found }: { found: Found }) {
  const zone = shapes.data.value?.features.findIndex((one) => one.properties.code === view.value.selected) ?? -1;
  const rows = found.lon.map((_, i) => i).filter((i) => zone < 0 || found.zone[i] === zone).sort((a, b) => found.day[b]! - found.day[a]!);
  const last = Math.max(Math.ceil(rows.length / PAGE) - 1, 0);
  const at = Math.min(page.value, last);
  return (
    <>
      <p class="help">{t("pointsHelp")}</p>
      <table>
        <Head columns={["pointDay", "kelurahan", "pointPrecision", "pointRadiusHead", "pointShow"]} numbers={["pointRadiusHead"]} />
        <tbody>{rows.slice(at * PAGE, (at + 1) * PAGE).map((i) => <Row key={i} found={found} i={i} />)}</tbody>
      </table>
      <p class="tools">
        <button type="button" disabled={at === 0} onClick={() => (page.value = at - 1)}>{t("before")}</button>
        <span>{t("queuePage", { from: rows.length && at * PAGE + 1, to: Math.min((at + 1) * PAGE, rows.length), total: numberText(rows.length, lang.value) })}</span>
        <button type="button" disabled={at >= last} onClick={() => (page.value = at + 1)}>{t("after")}</button>
      </p>
    </>
  );
}

function Row({ found, i }: { found: Found; i: number }) {
  return (
    <tr aria-selected={pointed.value === i}>
      <th scope="row">{day(found, i)}</th>
      <td>{place(found, i)}</td>
      <td>{t(precision(found, i))}</td>
      <td class="number">{numberText(found.radius_m[i], lang.value)}</td>
      <td><button type="button" aria-label={`${t("pointShow")}: ${day(found, i)}, ${place(found, i)}`} onClick={() => (pointed.value = i)}>{t("pointShow")}</button></td>
    </tr>
  );
}

const DAY_MS = 86_400_000;
const day = (found: Found, i: number) => dayText(new Date(found.day[i]! * DAY_MS).toISOString(), lang.value);
const place = (found: Found, i: number) => shapes.data.value?.features[found.zone[i]!]?.properties.name ?? t("unknown");
const precision = (found: Found, i: number) => `cov_${found.precisions[found.precision[i]!]}` as Word;
