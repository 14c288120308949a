import { expect, test } from "vitest";
import { BoxError } from "./box-error.ts";
import { DrivenClock } from "./clock.ts";
import { createLog, levelFrom } from "./log.ts";

function heard(level?: "error" | "warn" | "info" | "debug") {
  const lines: unknown[] = [];
  const clock = new DrivenClock(Date.UTC(2026, 10, 22, 12));
  const write = (line: string): void => void lines.push(JSON.parse(line));
  return { lines, log: createLog({ process: "pbx", clock, write, ...(level === undefined ? {} : { level }) }) };
}

test("an event is one line with time, level, process and the fields of its call", () => {
  const { lines, log } = heard();

  log.with({ call: "c1" }).info("call ended", { leg: 4 });

  expect(lines).toEqual([
    { time: "2026-11-22T12:00:00.000Z", level: "info", process: "pbx", event: "call ended", call: "c1", leg: 4 },
  ]);
});

test("what is less important than the level is not written", () => {
  const { lines, log } = heard("warn");

  log.info("small");
  log.debug("smaller");
  log.warn("degraded");

  expect(lines).toHaveLength(1);
});

test("secrets are masked wherever they hide", () => {
  const { lines, log } = heard();

  log.info("saved", {
    sipPassword: "x",
    account: { ha1Md5: "y", list: [{ Authorization: "Digest z" }] },
    secret: null,
  });

  expect(JSON.stringify(lines)).not.toMatch(/"[xyz]"|Digest/);
  expect(lines[0]).toMatchObject({ sipPassword: "***", secret: null });
});

test("an error is written with code, facts and cause", () => {
  const { lines, log } = heard();

  log.error("refused", { error: new BoxError("TRUNK_FULL", { trunk: 900 }, { cause: new Error("503") }) });

  expect(lines[0]).toMatchObject({ error: { code: "TRUNK_FULL", facts: { trunk: 900 }, cause: { message: "503" } } });
});

test("big integers, maps and sets can be logged", () => {
  const { lines, log } = heard();

  log.info("odd", { big: 12n, map: new Map([["a", 1]]), set: new Set([2]) });

  expect(lines[0]).toMatchObject({ big: "12", map: { a: 1 }, set: [2] });
});

test.each([
  ["debug", "debug"],
  ["loud", "info"],
  [undefined, "info"],
])("SIPLEO_LOG=%s means level %s", (wanted, level) => {
  expect(levelFrom({ SIPLEO_LOG: wanted })).toBe(level);
});
