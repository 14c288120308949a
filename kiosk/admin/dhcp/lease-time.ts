/** A lease time as people say it: `12 h`, `1 j 30 min`; `day` is the unit in their language. Pure. */
export function leaseTime(minutes: number, day: string): string {
  const parts: readonly (readonly [number, string])[] = [
    [Math.floor(minutes / 1440), day],
    [Math.floor(minutes / 60) % 24, "h"],
    [minutes % 60, "min"],
  ];
  return parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count}\u00a0${unit}`)
    .join(" ");
}
