import type { SpecialNumbers } from "../../model/config/outside.ts";

export interface PickUpCode {
  /** Whose call is to be taken; null: any that rings in one's own groups. */
  readonly of: string | null;
}

/** Reads `*8` and `*8202`: a call that rings at a colleague's is taken from one's own telephone [GAP-11]. */
export function readPickUpCode({ pickUp }: SpecialNumbers, dialled: string): PickUpCode | null {
  for (const code of pickUp) {
    if (code === "" || !dialled.startsWith(code)) continue;
    const rest = dialled.slice(code.length);
    if (rest === "") return { of: null };
    if (/^[0-9]{2,10}$/.test(rest)) return { of: rest };
  }
  return null;
}
