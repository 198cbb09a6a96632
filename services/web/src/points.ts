// Points of records as the map sees them: pure, so that it can be tested.

/** Return the index of the point nearest to a place, −1 where none is within `reach` degrees of longitude. */
export function nearest(lon: readonly number[], lat: readonly number[], at: readonly [lon: number, lat: number], reach: number): number {
  const narrow = Math.cos((at[1] * Math.PI) / 180);
  let [found, best] = [-1, reach];
  lon.forEach((x, i) => {
    const away = Math.hypot(x - at[0], (lat[i]! - at[1]) / narrow);
    if (away <= best) [found, best] = [i, away];
  });
  return found;
}
