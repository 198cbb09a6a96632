// Outreach per 1,000 inhabitants against threat per head: a scatter, and the same as a table.
import { estimateText, numberText, periodText, rangeText } from "../format.ts";
import type { Programme } from "../screens/programme_screen.tsx";
import { lang } from "../state.ts";
import { t, type Word } from "../words.ts";
import { Empty } from "./told.tsx";
import { ViewLink } from "./view_link.tsx";

type Zone = Programme["reach"][number];

export function Reach({ found }: { found: Programme }) {
  return (
    <section>
      <h2>{t("prog_reach")}</h2>
      {found.reach.length === 0 || !found.since || !found.until ? <Empty>{t("prog_reachNone")} {found.no_reach}</Empty> : (
        <>
          <p>{periodText({ since: found.since, until: found.until }, lang.value)}</p>
          <p class="help">{t("prog_reachHelp", { rate: numberText(found.city_per_1000, lang.value) })} {t("prog_shortKey")}</p>
          <Scatter zones={found.reach} city={found.city_per_1000!} />
          <Table zones={found.reach} />
        </>
      )}
    </section>
  );
}

const [WIDE, HIGH, LEFT, FOOT] = [640, 380, 46, 40];

function Scatter({ zones, city }: { zones: Zone[]; city: number }) {
  const most = Math.max(...zones.map((one) => one.per_1000), city) * 1.08;
  const [low, high] = [Math.min(...zones.map((one) => one.threat_low), 0.5), Math.max(...zones.map((one) => one.threat_high), 2)];
  const x = (rate: number) => LEFT + (rate / most) * (WIDE - LEFT - 12);
  const y = (threat: number) => 10 + ((Math.log(high) - Math.log(threat)) / (Math.log(high) - Math.log(low))) * (HIGH - FOOT - 10);
  const ticks = [0.125, 0.25, 0.5, 1, 2, 4, 8].filter((one) => one >= low && one <= high);
  const step = most > 20 ? 10 : most > 8 ? 2 : most > 3 ? 1 : most > 0.8 ? 0.5 : most / 4;
  const rates = Array.from({ length: Math.floor(most / step) + 1 }, (_, i) => i * step);
  const short = zones.filter((one) => one.short === "yes");
  return (
    <svg class="scatter" viewBox={`0 0 ${WIDE} ${HIGH}`} role="img" aria-label={t("prog_scatter", { n: zones.length, short: short.length })}>
      <line class="mean" x1={x(city)} x2={x(city)} y1="10" y2={HIGH - FOOT} />
      <line class="mean" x1={LEFT} x2={WIDE - 12} y1={y(1)} y2={y(1)} />
      {ticks.map((one) => <text key={one} class="tick end" x={LEFT - 6} y={y(one) + 4}>{numberText(one, lang.value)}</text>)}
      {rates.map((one) => <text key={one} class="tick" x={x(one)} y={HIGH - FOOT + 16}>{numberText(one, lang.value)}</text>)}
      <line class="axis" x1={LEFT} x2={WIDE - 12} y1={HIGH - FOOT} y2={HIGH - FOOT} />
      <line class="axis" x1={LEFT} x2={LEFT} y1="10" y2={HIGH - FOOT} />
      <text class="tick" x={(LEFT + WIDE) / 2} y={HIGH - 6}>{t("prog_per1000")}</text>
      <text class="tick" transform={`translate(12 ${HIGH / 2}) rotate(-90)`}>{t("threat")}</text>
      {zones.map((one) => <Point key={one.code} zone={one} x={x(one.per_1000)} y={[y(one.threat_high), y(one.threat), y(one.threat_low)]} />)}
      {short.map((one) => <text key={one.code} class="label" x={x(one.per_1000) + 9} y={y(one.threat) + 4}>{one.name}</text>)}
    </svg>
  );
}

function Point({ zone, x, y: [top, middle, low] }: { zone: Zone; x: number; y: [number, number, number] }) {
  const triangle = `M${x - 6} ${middle + 5}L${x + 6} ${middle + 5}L${x} ${middle - 6}Z`;
  return (
    <g class={`zone-point short-${zone.short}`}>
      <title>{zone.name}: {numberText(zone.per_1000, lang.value)}; {estimateText(zone.threat, zone.threat_low, zone.threat_high, lang.value)}</title>
      <line class="interval" x1={x} x2={x} y1={top} y2={low} />
      {zone.short === "no" ? <circle cx={x} cy={middle} r="4" /> : <path d={triangle} />}
    </g>
  );
}

function Table({ zones }: { zones: Zone[] }) {
  return (
    <details class="twin" open>
      <summary>{t("prog_reachTable")}</summary>
      <div class="scroll" tabIndex={0} role="region" aria-label={t("prog_reachTable")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("kelurahan")}</th>
              <th scope="col" class="number">{t("threat")}</th>
              <th scope="col" class="number">{t("interval")}</th>
              <th scope="col" class="number">{t("prog_activities")}</th>
              <th scope="col" class="number">{t("prog_per1000")}</th>
              <th scope="col">{t("prog_short")}</th>
            </tr>
          </thead>
          <tbody>
            {zones.map((one) => (
              <tr key={one.code} class={one.short === "yes" ? "marked" : undefined}>
                <th scope="row"><ViewLink to={{ screen: "map", selected: one.code, measure: "threat" }}>{one.name}</ViewLink></th>
                <td class="number">{numberText(one.threat, lang.value)}</td>
                <td class="number">{rangeText(one.threat_low, one.threat_high, lang.value)}</td>
                <td class="number">{numberText(one.outreach, lang.value)}</td>
                <td class="number">{numberText(one.per_1000, lang.value)}</td>
                <td>{t(`prog_short_${one.short}` as Word)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
