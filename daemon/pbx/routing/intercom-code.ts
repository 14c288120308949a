import type { SpecialNumbers } from "../../model/config/outside.ts";

/** Reads `*90202`: whom the caller wants to talk to through his loudspeaker [GAP-20]; null: no such code. */
export function readIntercomCode({ intercom }: SpecialNumbers, dialled: string): string | null {
  if (intercom === "" || !dialled.startsWith(intercom)) return null;
  const number = dialled.slice(intercom.length).replace(/^\*|#$/g, "");
  return /^[0-9]{2,10}$/.test(number) ? number : null;
}
