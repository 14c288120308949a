import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { group } from "../../office.fixture.ts";
import { line, outsideOffice } from "../../outside.fixture.ts";
import { atRest, TelephoneRoom } from "../../telephone-room.fixture.ts";
import type { RecordingRule } from "./rule-for.ts";

const rule = (change: Partial<RecordingRule> = {}): RecordingRule => ({
  ...{ name: "Ventes", extension: null, trunk: null, direction: "any", numbers: "06*" },
  reason: "Preuve des commandes passées par téléphone",
  ...change,
});

const notice = "/prompts/recording.wav";
const stopped = "/prompts/recording-stopped.wav";
/** How the fake names who is at the other end of a line. */
const operator = "operator at 198.51.100.1";

describe("a recorded call", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "sipleo-recording-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const setUp = (rules: readonly RecordingRule[] = [rule()], sealFor: string | null = "ab".repeat(32)) => {
    const recordings = { sealFor, rules: [...rules] };
    const room = new TelephoneRoom(
      outsideOffice({ recordings, groups: [group("800", ["201", "202"])], trunks: [line("900"), line("901")] }),
    );
    room.folder = folder;
    return { room, operator: room.operator("198.51.100.1") };
  };
  /** A mobile calls 201, who answers. */
  const talking = ({ room, operator: far }: ReturnType<typeof setUp>, from = "+33612345678") => {
    const phone = room.phone("201");
    const outside = far.callBy({ from, to: "0122334400" });
    phone.last.answer();
    return { phone, inside: phone.last, outside };
  };
  const writing = ({ room }: ReturnType<typeof setUp>) => room.engine.census().recordings;

  test("MEX-03 GAP-09: both hear the notice before they hear one another, and only then it begins, in stereo and sealed", () => {
    const set = setUp();
    const { inside, outside } = talking(set);

    expect([outside.hears, inside.hears]).toEqual([notice, notice]);
    expect(writing(set)).toBe(0);
    outside.hearOut();
    expect([outside.hears, inside.hears]).toEqual([notice, notice]);
    inside.hearOut();

    expect([outside.hears, inside.hears]).toEqual(["201", operator]);
    expect(set.room.engine.recordings.of(outside.leg)).toMatchObject([
      { sides: "both", sealFor: "ab".repeat(32), path: expect.stringContaining(".sealed") },
    ]);
    set.room.wait(5);
    outside.hangUp();
    expect(readdirSync(folder)).toHaveLength(1);
    expect(set.room.records[0]).toMatchObject({
      recorded: { rule: "Ventes", reason: "Preuve des commandes passées par téléphone" },
    });
    expect(set.room.remains()).toEqual(atRest);
  });

  test("GAP-09: star and nine stop it, from either side, and both are told", () => {
    const set = setUp();
    const { inside, outside } = talking(set);
    outside.hearOut();
    inside.hearOut();

    outside.press("*", "rfc4733");
    outside.press("5", "rfc4733");
    outside.press("9", "rfc4733");
    expect(writing(set)).toBe(1);
    outside.press("*", "rfc4733");
    inside.press("9", "rfc4733");
    expect(writing(set)).toBe(1);
    outside.press("*", "rfc4733");
    outside.press("9", "rfc4733");

    expect(writing(set)).toBe(0);
    expect([outside.hears, inside.hears]).toEqual([stopped, stopped]);
    outside.hearOut();
    inside.hearOut();
    expect([outside.hears, inside.hears]).toEqual(["201", operator]);
    expect(writing(set)).toBe(0);
    inside.hangUp();
    const reasons = set.room.records[0]?.reasons.map((one) => (typeof one === "string" ? one : one.code));
    expect(reasons).toContain("recording-stopped");
  });

  test("GAP-09: the keys during the notice keep it from ever beginning", () => {
    const set = setUp();
    const { inside, outside } = talking(set);

    inside.press("*", "rfc4733");
    inside.press("9", "rfc4733");
    for (const call of [outside, inside]) call.hearOut();

    expect(writing(set)).toBe(0);
    inside.hangUp();
    expect(set.room.records[0]?.recorded).toBeNull();
    expect(readdirSync(folder)).toEqual([]);
  });

  test("who comes in by a transfer is told before he talks, and the recording goes on in its file", () => {
    const set = setUp();
    const other = set.room.phone("203");
    const { inside, outside } = talking(set);
    for (const call of [outside, inside]) call.hearOut();

    inside.refer("203");
    other.last.answer();

    expect([outside.hears, other.last.hears]).toEqual([notice, notice]);
    expect(writing(set)).toBe(1);
    for (const call of [outside, other.last]) call.hearOut();
    expect([outside.hears, other.last.hears]).toEqual(["203", operator]);
    expect(writing(set)).toBe(1);
    outside.hangUp();
    expect(readdirSync(folder)).toHaveLength(1);
  });

  test("who is put through after asking takes the recording along; the one he comes to is told", () => {
    const set = setUp([rule({ numbers: "06*" })]);
    const [desk, other] = set.room.phones("201", "203");
    const asked = other.call("201");
    const first = desk.last;
    first.answer();
    const inside = desk.call("0612345678");
    const outside = set.operator.last;
    outside.answer();
    for (const call of [outside, inside]) call.hearOut();
    expect(writing(set)).toBe(1);

    first.refer("0612345678", inside);

    expect([outside.hears, asked.hears]).toEqual([notice, notice]);
    for (const call of [outside, asked]) call.hearOut();
    expect([outside.hears, asked.hears]).toEqual(["203", operator]);
    expect(writing(set)).toBe(1);
    outside.press("*", "rfc4733");
    outside.press("9", "rfc4733");
    expect(writing(set)).toBe(0);
    outside.hangUp();
    expect(readdirSync(folder)).toHaveLength(1);
    expect(set.room.records.map(({ recorded }) => recorded?.rule)).toEqual(["Ventes", "Ventes"]);
  });

  test("a full disk ends the recording and not the call", () => {
    const set = setUp();
    const { inside, outside } = talking(set);
    for (const call of [outside, inside]) call.hearOut();
    const [writes] = set.room.engine.recordings.of(outside.leg);

    set.room.engine.endRecording(outside.leg, writes?.path ?? "", "disk-full");
    set.room.wait(1);

    expect([outside.hears, inside.hears]).toEqual(["201", operator]);
    inside.hangUp();
    const reasons = set.room.records[0]?.reasons.map((one) => (typeof one === "string" ? one : one.code));
    expect(reasons).toContain("recording-failed");
  });

  test.each([
    ["the number outside", rule({ numbers: "07*" })],
    ["the line", rule({ numbers: "", trunk: "901" })],
    ["the extension", rule({ extension: "202" })],
    ["the direction", rule({ direction: "outgoing" })],
  ])("MEX-03: %s is not the rule's: they talk at once, and nothing is written", (_what, other) => {
    const set = setUp([other]);
    const { inside, outside } = talking(set);

    expect([outside.hears, inside.hears]).toEqual(["201", operator]);
    expect(writing(set)).toBe(0);
  });

  test.each([
    ["the line", rule({ numbers: "", trunk: "900" })],
    ["the extension", rule({ numbers: "", extension: "201" })],
    ["the group of the extension", rule({ numbers: "", extension: "800" })],
    ["the direction", rule({ direction: "incoming" })],
  ])("MEX-03: %s is the rule's", (_what, fitting) => {
    expect(talking(setUp([fitting])).outside.hears).toBe(notice);
  });

  test("without a key to seal for nothing is recorded", () => {
    expect(talking(setUp([rule()], null)).outside.hears).toBe("201");
  });

  test("calls within the house are never recorded", () => {
    const { room } = setUp([rule({ numbers: "", extension: "201" })]);
    const [a, b] = room.phones("201", "202");

    const calling = a.call("202");
    b.last.answer();

    expect([calling.hears, b.last.hears]).toEqual(["202", "201"]);
  });

  test("a call for help is never recorded", () => {
    const { room, operator: far } = setUp([rule({ numbers: "", extension: "201" })]);
    const phone = room.phone("201");

    const calling = phone.call("112");
    far.last.answer();

    expect(calling.hears).not.toBe(notice);
    expect(room.engine.census().recordings).toBe(0);
  });
});
