import type { SpecialNumbers } from "../../model/config/outside.ts";
import type { AbsenceOrder, ForwardWhen } from "../../model/profiles/absence.ts";

const WHEN: readonly (readonly [keyof SpecialNumbers["absence"], ForwardWhen])[] = [
  ["always", "always"],
  ["noAnswer", "no-answer"],
  ["busy", "busy"],
  ["unavailable", "unavailable"],
];

/**
 * Reads `*26#` and `#26#` (do not disturb, on and off), `*21*NUMBER#` and `#21#` (a forward, set and cancelled): the way of
 * ETSI (ETS 300 738) and of the French operators (FIELD 4.5). Telephones that send on # leave the last one out.
 */
export function readAbsenceCode({ absence }: SpecialNumbers, dialled: string): AbsenceOrder | null {
  const read = /^([*#])([0-9]{2,3})(?:\*(\+?[0-9]{2,20}))?#?$/.exec(dialled);
  if (read === null) return null;
  const [, sign, code = "", to = null] = read;
  const isSet = sign === "*";
  if (absence.doNotDisturb.includes(code) && to === null) return { kind: "do-not-disturb", on: isSet };
  const when = WHEN.find(([codes]) => absence[codes].includes(code))?.[1];
  // Set takes a number, cancelled takes none.
  return when === undefined || isSet === (to === null) ? null : { kind: "forward", when, to };
}
