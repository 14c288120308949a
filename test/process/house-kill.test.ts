import { describe, expect, test } from "vitest";
import { startBox, type TestBox } from "../rig/box.ts";
import { calledTone, callerTone, hangUp, hears, talk } from "../rig/conversation.ts";
import { numbersFrom, officeDocument } from "../rig/office.ts";
import { until } from "../rig/waiting.ts";
import { rawPhone, sipJsPhone } from "../rig/with-box.ts";

const recordsOf = (box: TestBox, count: number) =>
  until(
    `${count} call records`,
    async () => {
      const records = await box.records();
      return records.length >= count && records;
    },
    { limitMs: 15_000, everyMs: 100 },
  );

describe("any one process may be killed at any moment", () => {
  test("store: calls go on, the record waits and arrives once, the configuration is what was saved", async () => {
    await using box = await startBox();
    await using both = await talk(box, "201", "202");

    await box.killAndAwait("store");
    const since = performance.now();
    await hears(both.caller, calledTone, since);
    await hears(both.called, callerTone, since);
    await hangUp(both);
    const records = await recordsOf(box, 1);

    expect(records.map(({ outcome }) => outcome)).toEqual(["answered"]);
    const { output } = await box.sipleo("config", "export");
    expect(output).toContain('"201"');
  });

  test("store is down while a call ends: nothing is lost or doubled once it is back", async () => {
    await using box = await startBox();
    await using both = await talk(box, "201", "202");
    box.kill("store");
    await hangUp(both);

    const records = await recordsOf(box, 1);
    await box.killAndAwait("store");
    const again = await recordsOf(box, 1);

    expect(again.map(({ call }) => call)).toEqual(records.map(({ call }) => call));
    expect(again.length).toBe(1);
  });

  test("pbx: it is back by itself within seconds, phones are reachable, the cut call is recorded as interrupted, once", async () => {
    await using box = await startBox();
    await using caller = await sipJsPhone(box, "203");
    {
      await using both = await talk(box, "201", "202");
      await box.killAndAwait("pbx");
      await using called = await rawPhone(box, "204");
      expect((await called.register()).status).toBe(200);
      const call = await caller.call("202");
      const rings = await both.calledPhone.incoming(8_000);
      rings.reject(486);
      await call.happened("failed");
    }
    const records = await recordsOf(box, 2);

    expect(records.filter(({ outcome }) => outcome === "interrupted").length).toBe(1);
    expect(new Set(records.map(({ call }) => call)).size).toBe(records.length);
    expect(box.alive("store") && box.alive("box")).toBe(true);
  });

  test("box: its children notice and end, nothing is left running", async () => {
    await using box = await startBox();
    const { store, pbx } = box.pids();

    box.kill("box");

    await until("store and pbx to be gone", () => !processExists(store) && !processExists(pbx), { limitMs: 15_000 });
  });

  test("pbx starts and carries calls while store cannot come up", async () => {
    await using box = await startBox();
    const { store } = box.pids();
    process.kill(store, "SIGSTOP");

    const before = box.pid("pbx");
    process.kill(before, "SIGKILL");
    await until(
      "another pbx",
      async () => {
        const status = await box.pbxStatus().catch(() => undefined);
        return status !== undefined && box.pid("pbx") !== before;
      },
      { limitMs: 20_000, everyMs: 100 },
    );
    await using both = await talk(box, "201", "202");
    await hangUp(both);
    if (processExists(store)) process.kill(store, "SIGCONT");

    expect((await recordsOf(box, 1)).length).toBe(1);
  });

  test("kills one after the other leave every committed revision", async () => {
    await using box = await startBox();
    for (let n = 0; n < 3; n++) {
      await box.import(officeDocument({ numbers: numbersFrom(201, 6 + n) }));
      await box.killAndAwait(n % 2 === 0 ? "store" : "pbx");
    }
    const { output } = await box.sipleo("config", "export");

    expect(output).toContain('"208"');
    await until("pbx on the last revision", async () =>
      (await box.pbxStatus()).registrations.some(({ number }) => number === "208"),
    );
  });
});

const processExists = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};
