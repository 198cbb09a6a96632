// Colours of the map: pure functions, the same as the server's (tests/cases/scales.json).

export const SEQUENTIAL = ["#fff7bc", "#fee391", "#fec44f", "#ec7014", "#993404"];
export const HEAT = ["#dde318", "#5ec962", "#21918c", "#3b528b", "#440154"];
export const DIVERGING = ["#0571b0", "#92c5de", "#f7f7f7", "#f4a582", "#ca0020"];
export const HATCH = "hatch";
const CLASSES: Record<string, string> = { aman: "#fff7bc", siaga: "#fec44f", waspada: "#ec7014", bahaya: "#993404" };
const OPEN_CLASS = "#d9d9d9";
const HOTSPOTS = ["#0571b0", "#ededed", "#ca0020"];
const COURSES = ["#ca0020", "#e8601c", "#7b0010", "#993404", "#f4a582", "#fee391", "#92c5de", "#a6a6a6", "#ededed"];

/** Class breaks with one colour more than breaks; what is missing is hatched, never coloured. */
export interface Scale {
  breaks: number[];
  colours: string[];
  labels?: string[];
}

export type Value = number | null;

/** Return a scale with breaks at the quantiles of the known values, rounded to two digits. */
export function scaleOf(values: readonly Value[], colours: readonly string[] = SEQUENTIAL): Scale {
  const known = values.filter((v): v is number => v !== null).sort((a, b) => a - b);
  if (!known.length) return { breaks: [], colours: colours.slice(0, 1) };
  const raw = colours.slice(1).map((_, i) => quantile(known, (i + 1) / colours.length));
  const breaks = [...new Set(raw.map(twoDigits))];
  const step = breaks.length ? (colours.length - 1) / breaks.length : 0;
  const chosen = Array.from({ length: breaks.length + 1 }, (_, i) => colours[Math.round(i * step)]!);
  return { breaks, colours: chosen };
}

/** Return a scale that is the same on both sides of zero, for the difference of two maps. */
export function differenceScale(values: readonly Value[]): Scale {
  const sizes = values.filter((v): v is number => v !== null && v !== 0).map(Math.abs).sort((a, b) => a - b);
  if (!sizes.length) return { breaks: [], colours: [DIVERGING[2]!] };
  const [near, far] = [twoDigits(quantile(sizes, 1 / 3)), twoDigits(quantile(sizes, 2 / 3))];
  return { breaks: [-far, -near, near, far], colours: DIVERGING };
}

export const RATIO: Scale = { breaks: [0.5, 0.8, 1.25, 2], colours: DIVERGING };

/** Return the scale of classes: one colour for each label, in the order of the labels. */
export function labelScale(kind: string, labels: readonly string[]): Scale {
  const known = kind === "hotspot" ? HOTSPOTS : kind === "emergence" ? COURSES : undefined;
  const colours = labels.map((label, i) => known?.[i] ?? CLASSES[label] ?? OPEN_CLASS);
  return { breaks: labels.slice(1).map((_, i) => i + 0.5), colours, labels: [...labels] };
}

/** Return the scale that a measure's values are coloured by. */
export function scaleFor(kind: string, values: readonly Value[], labels: readonly string[]): Scale {
  if (kind === "ratio") return RATIO;
  if (labels.length) return labelScale(kind, labels);
  if (kind !== "heat") return scaleOf(values);
  return scaleOf(values.filter((v) => v !== 0), HEAT);
}

/** Return the class of a value, −1 where it is missing. */
export function classOf(scale: Scale, value: Value | undefined): number {
  if (value === null || value === undefined) return -1;
  let at = 0;
  while (at < scale.breaks.length && value >= scale.breaks[at]!) at += 1;
  return at;
}

/** Return the colour of a value, `HATCH` where it is missing. */
export function colourOf(scale: Scale, value: Value | undefined): string {
  const at = classOf(scale, value);
  return at < 0 ? HATCH : scale.colours[at]!;
}

/** Return the difference of two arrays, null where either is unknown. */
export function difference(a: readonly Value[], b: readonly Value[]): Value[] {
  return a.map((value, i) => {
    const other = b[i];
    return value === null || other === null || other === undefined ? null : value - other;
  });
}

function quantile(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1);
  const low = sorted[Math.floor(at)]!;
  const high = sorted[Math.ceil(at)]!;
  return low + (high - low) * (at - Math.floor(at));
}

/** Round to two significant digits, halves to even as the server does. */
export function twoDigits(value: number): number {
  if (value === 0) return 0;
  const scale = 10 ** (Math.floor(Math.log10(Math.abs(value))) - 1);
  const units = value / scale;
  const down = Math.floor(units);
  const half = units - down === 0.5;
  return Number(((half ? down + (down % 2) : Math.round(units)) * scale).toPrecision(2));
}
