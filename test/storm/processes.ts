import { readdirSync, readFileSync } from "node:fs";

/** What a process holds of the machine. */
export interface Holding {
  readonly descriptors: number;
  readonly residentKib: number;
}

export type Holdings = ReadonlyMap<string, Holding>;

export const holdingsOf = (processes: ReadonlyMap<string, number>): Holdings =>
  new Map(
    [...processes].map(([name, pid]): [string, Holding] => [
      name,
      {
        descriptors: readdirSync(`/proc/${pid}/fd`).length,
        residentKib: Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0),
      },
    ]),
  );

/** A connection more or less; a heap that has not been collected yet. */
const allowed = { descriptors: 6, residentKib: 60_000 };

/** Sentences about processes that hold more than before, beyond what is allowed. */
export function growth(before: Holdings, now: Holdings): readonly string[] {
  return [...now].flatMap(([name, holding]) => {
    const was = before.get(name);
    if (was === undefined) return [`${name} was not there before`];
    return (["descriptors", "residentKib"] as const)
      .filter((kind) => holding[kind] > was[kind] + allowed[kind])
      .map((kind) => `${name} holds ${holding[kind]} ${kind}, before ${was[kind]}`);
  });
}
