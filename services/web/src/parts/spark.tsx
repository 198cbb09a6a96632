// A small course of numbers, with its text for screen readers.
const [WIDTH, HEIGHT] = [220, 36];

export function Spark({ values, name }: { values: readonly number[]; name: string }) {
  const most = Math.max(...values, 1);
  const step = WIDTH / Math.max(values.length, 1);
  return (
    <svg class="spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={name}>
      {values.map((value, i) => {
        const tall = (value / most) * (HEIGHT - 2);
        return <rect key={i} x={i * step + 1} y={HEIGHT - tall} width={Math.max(step - 2, 1)} height={tall} />;
      })}
    </svg>
  );
}
