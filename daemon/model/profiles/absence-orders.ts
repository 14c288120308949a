import type { Absence, AbsenceOrder, ForwardWhen } from "./absence.ts";

const WHEN: readonly ForwardWhen[] = ["always", "no-answer", "busy", "unavailable"];

/** The codes that would make one of the other. Pure. */
export function absenceOrders(before: Absence, after: Absence): readonly AbsenceOrder[] {
  const forwards = WHEN.filter((when) => before.forwards[when] !== after.forwards[when]);
  return [
    ...(before.doNotDisturb === after.doNotDisturb
      ? []
      : [{ kind: "do-not-disturb", on: after.doNotDisturb } as const]),
    ...forwards.map((when) => ({ kind: "forward", when, to: after.forwards[when] }) as const),
  ];
}
