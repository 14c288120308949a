/** How a firmware reads its file: `blocks` up to V6x, `keys` from V70, `static` from V81; `any`: not known, so in all ways. */
export type Generation = "blocks" | "keys" | "static" | "any";

export function generationOf(firmware: string | null): Generation {
  const version = versionOf(firmware);
  if (version === null) return "any";
  if (version < 70) return "blocks";
  return version < 81 ? "keys" : "static";
}

/** Whether the file says what stands behind the directory key (from V84 on); null: not known. */
export function namesDirectories(firmware: string | null): boolean | null {
  const version = versionOf(firmware);
  return version === null ? null : version >= 84;
}

/** Codecs have numbers up to V81, names after it; of a firmware that is not known, both. */
export function codecForms(firmware: string | null): { readonly byNumber: boolean; readonly byName: boolean } {
  const version = versionOf(firmware);
  return { byNumber: version === null || version < 82, byName: version === null || version >= 82 };
}

/** Of a firmware such as 9.72.0.30, the second number. */
function versionOf(firmware: string | null): number | null {
  const version = /^\d+\.(\d+)\./.exec(firmware ?? "")?.[1];
  return version === undefined ? null : Number(version);
}
