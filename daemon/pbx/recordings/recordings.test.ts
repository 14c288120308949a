import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type RecordingFact, recordingFactSchema } from "../../contracts/recording.ts";
import { silentLog } from "../../kit/log.ts";
import { parser } from "../../kit/parse.ts";
import { outsideOffice } from "../outside.fixture.ts";
import { TelephoneRoom } from "../telephone-room.fixture.ts";
import { Recordings } from "./recordings.ts";

const parseFact = parser(recordingFactSchema, "a fact");
const id = "018f0000-0001-7000-8000-000000000001";

describe("what is told of recordings", () => {
  let folder = "";
  let facts: RecordingFact[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "sipleo-recordings-"));
    facts = [];
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const recordings = () => new Recordings({ folder, log: silentLog, keep: async (fact) => void facts.push(fact) });
  const notes = () => readdirSync(folder).filter((name) => name.endsWith(".json"));

  /** 201 talks to a mobile that has called, and both have heard the notice. */
  function talking(told: Recordings) {
    const rule = { name: "Ventes", extension: null, trunk: null, direction: "any", numbers: "06*" } as const;
    const rules = [{ ...rule, reason: "Preuve des commandes" }];
    const room = new TelephoneRoom(outsideOffice({ recordings: { sealFor: "ab".repeat(32), rules } }));
    room.folder = folder;
    room.callName = () => id;
    room.exchange.onCall((before, after, event) => told.changed(before, after, event));
    const phone = room.phone("201");
    const outside = room.operator("198.51.100.1").callBy({ from: "+33612345678", to: "0122334400" });
    phone.last.answer();
    for (const call of [outside, phone.last]) call.hearOut();
    return { room, outside };
  }

  test("MEX-04: one fact for a recording, with who talked, by which rule and why, and how it ended", async () => {
    const told = recordings();
    const { room, outside } = talking(told);
    await told.settled();
    expect(notes()).toEqual([`${id}.json`]);

    room.wait(5);
    outside.press("*", "rfc4733");
    outside.press("9", "rfc4733");
    await told.settled();

    expect(facts.map((fact) => parseFact(fact).recording)).toMatchObject([
      {
        ...{ recording: id, direction: "incoming", line: "900", rule: "Ventes", reason: "Preuve des commandes" },
        ...{ outside: { number: "0612345678" }, inside: { number: "201" } },
        ...{ seconds: 5, end: "stopped", stoppedBy: "0612345678" },
      },
    ]);
    expect(notes()).toEqual([]);
  });

  test("GAP-09: what was being recorded when the process died becomes a recording at the next start, once", async () => {
    const dying = recordings();
    talking(dying);
    await dying.settled();

    const next = recordings();
    expect(await next.recover()).toBe(1);
    await next.settled();
    const third = recordings();
    expect(await third.recover()).toBe(0);

    expect(facts.map((fact) => parseFact(fact).recording)).toMatchObject([
      { recording: id, end: "interrupted", outside: { number: "0612345678" }, rule: "Ventes" },
    ]);
  });

  test("a note that cannot be read stays, and so does its recording", async () => {
    writeFileSync(join(folder, `${id}.json`), "{");
    writeFileSync(join(folder, `${id}.sealed`), "sound");

    expect(await recordings().recover()).toBe(0);

    expect(facts).toEqual([]);
    expect(readdirSync(folder)).toHaveLength(2);
  });
});
