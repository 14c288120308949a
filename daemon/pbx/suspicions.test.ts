import { expect, test } from "vitest";
import { DrivenClock } from "../kit/clock.ts";
import { createLog } from "../kit/log.ts";
import { type Suspicion, Suspicions } from "./suspicions.ts";

const suspicion = (source: string, what: Suspicion["what"] = "wrong-password"): Suspicion => ({
  type: "security.suspicion",
  source,
  what,
  account: "201",
  count: 3,
});

function diary() {
  const clock = new DrivenClock();
  const lines: { event: string; [field: string]: unknown }[] = [];
  const log = createLog({ process: "pbx", write: (line) => void lines.push(JSON.parse(line)), clock });
  return { clock, lines, suspicions: new Suspicions({ log, clock }) };
}

test("a guesser is told in full", () => {
  const { lines, suspicions } = diary();

  suspicions.hear(suspicion("192.0.2.1:5060"));

  expect(lines).toMatchObject([
    { level: "warn", event: "suspicion", source: "192.0.2.1:5060", what: "wrong-password", account: "201", count: 3 },
  ]);
});

test("hundreds within a second are five lines and their sum", () => {
  const { clock, lines, suspicions } = diary();

  for (let n = 0; n < 200; n += 1) suspicions.hear(suspicion(`192.0.2.${n}:5060`, n % 2 ? "silenced" : "flood"));
  clock.advance(1000);
  suspicions.hear(suspicion("198.51.100.1:5060"));
  clock.advance(1000);

  expect(lines.map(({ event }) => event)).toEqual([
    ...Array.from({ length: 5 }, () => "suspicion"),
    "more suspicions within the same second",
    "suspicion",
  ]);
  expect(lines[5]).toMatchObject({ suspicions: 195, messages: 585, silenced: 98, sources: 195 });
  expect(clock.timers).toBe(0);
});

test("what was not told yet is told at the end", () => {
  const { clock, lines, suspicions } = diary();

  for (let n = 0; n < 6; n += 1) suspicions.hear(suspicion("192.0.2.1:5060"));
  suspicions[Symbol.dispose]();

  expect(lines).toHaveLength(6);
  expect(clock.timers).toBe(0);
});
