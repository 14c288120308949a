import type { LineTest } from "../contracts/line-test.ts";
import type { Clock } from "../kit/clock.ts";
import type { Destination, Engine, EngineEvent } from "./engine/engine.ts";
import { addressOf } from "./trunks/rfc3263.ts";
import type { Trunks } from "./trunks/trunks.ts";

interface Ground {
  readonly engine: Pick<Engine, "probeTrunk" | "onEvent">;
  readonly clock: Clock;
  readonly trunks: Pick<Trunks, "state" | "destinationsOf">;
}

/** The engine tells the outcome of an OPTIONS within 8 s; nobody waits longer. */
const PATIENCE_MS = 10_000;

/**
 * Asks every address of a line now, beside what watches it, and says what answered and how the registration stands. Null:
 * there is no such line.
 */
export async function testLine(trunk: string, { engine, clock, trunks }: Ground): Promise<LineTest | null> {
  const state = trunks.state(trunk);
  if (state === null) return null;
  const wanted = trunks.destinationsOf(trunk);
  const answers = await probes(trunk, wanted, engine, clock);
  const now = trunks.state(trunk) ?? state;
  return {
    state: now.dot,
    why: now.why,
    addresses: wanted.map((destination) => {
      const { status, roundTripMs } = answers.get(keyOf(destination)) ?? { status: 0, roundTripMs: -1 };
      return { address: keyOf(destination), status, roundTripMs };
    }),
  };
}

type Probed = Extract<EngineEvent, { type: "trunk.probed" }>;

function probes(
  trunk: string,
  wanted: readonly Destination[],
  engine: Ground["engine"],
  clock: Clock,
): Promise<ReadonlyMap<string, Pick<Probed, "status" | "roundTripMs">>> {
  const answers = new Map<string, Pick<Probed, "status" | "roundTripMs">>();
  if (wanted.length === 0) return Promise.resolve(answers);
  return new Promise((resolve) => {
    const over = (): void => {
      ears[Symbol.dispose]();
      timer.cancel();
      resolve(answers);
    };
    const timer = clock.after(PATIENCE_MS, over);
    const ears = engine.onEvent((event) => {
      if (event.type !== "trunk.probed" || event.trunk !== trunk) return;
      answers.set(keyOf(event.destination), event);
      if (wanted.every((destination) => answers.has(keyOf(destination)))) over();
    });
    for (const destination of wanted) engine.probeTrunk(trunk, destination);
  });
}

const keyOf = (destination: Destination): string => `${destination.transport} ${addressOf(destination)}`;
