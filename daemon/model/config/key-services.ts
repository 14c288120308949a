import type { SpecialNumbers } from "./outside.ts";

/** What a key may do by a code of the special numbers. It is kept by what it means: a code that changes changes the key. */
export const KEY_SERVICES = [
  "pick-up",
  "hide-number",
  "do-not-disturb",
  "end-do-not-disturb",
  "end-forward",
  "agent-log-out",
  "agent-pause",
  "cancel-call-back",
] as const;

export type KeyService = (typeof KEY_SERVICES)[number];

/** What is dialled for it; null: the office has no code for it. */
export function serviceCode(service: KeyService, special: SpecialNumbers): string | null {
  const { absence } = special;
  const between = (sign: "*" | "#", digits: string | undefined) => (digits === undefined ? "" : `${sign}${digits}#`);
  const codes: { readonly [Service in KeyService]: string } = {
    "pick-up": special.pickUp[0] ?? "",
    "hide-number": special.toggleHidden,
    "do-not-disturb": between("*", absence.doNotDisturb[0]),
    "end-do-not-disturb": between("#", absence.doNotDisturb[0]),
    "end-forward": between("#", absence.always[0]),
    "agent-log-out": special.agentLogin,
    "agent-pause": special.agentPause,
    "cancel-call-back": special.cancelCallBack,
  };
  return codes[service] === "" ? null : codes[service];
}
