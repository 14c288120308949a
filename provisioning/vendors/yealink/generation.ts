/** How a firmware reads its file: `blocks` up to V6x, `keys` from V70, `static` from V81; `any`: not known, so in all ways. */
export type Generation = "blocks" | "keys" | "static" | "any";

/** From a version such as 9.72.0.30, whose second number it is. */
export function generationOf(firmware: string | null): Generation {
  const version = Number(/^\d+\.(\d+)\./.exec(firmware ?? "")?.[1] ?? Number.NaN);
  if (Number.isNaN(version)) return "any";
  if (version < 70) return "blocks";
  return version < 81 ? "keys" : "static";
}
