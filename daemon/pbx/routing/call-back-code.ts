import type { SpecialNumbers } from "../../model/config/outside.ts";

/** A colleague who is busy shall be called when he is free; `to` null: the one who was found busy last. */
export interface CallBackOrder {
  readonly kind: "call-back" | "no-call-back";
  readonly to: string | null;
}

/**
 * Reads `5` as people press it after a busy tone of their operator, `*37#` and `*37*202#`; and `#37#`, `#37*202#`, which
 * take it back [GAP-23]. Telephones that send on # leave the last one out.
 */
export function readCallBackCode({ callBack, cancelCallBack }: SpecialNumbers, dialled: string): CallBackOrder | null {
  const bare = dialled.replace(/#$/, "");
  for (const code of callBack) {
    if (bare === code) return { kind: "call-back", to: null };
    const to = numberAfter(code, bare);
    if (to !== null) return { kind: "call-back", to };
  }
  if (cancelCallBack === "") return null;
  if (bare === cancelCallBack) return { kind: "no-call-back", to: null };
  const to = numberAfter(cancelCallBack, bare);
  return to === null ? null : { kind: "no-call-back", to };
}

function numberAfter(code: string, bare: string): string | null {
  if (!/^[*#]/.test(code) || !bare.startsWith(`${code}*`)) return null;
  const number = bare.slice(code.length + 1);
  return /^[0-9]{2,10}$/.test(number) ? number : null;
}
