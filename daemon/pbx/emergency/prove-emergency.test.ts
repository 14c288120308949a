import { describe, expect, test } from "vitest";
import type { EmergencyProof } from "../../contracts/emergency-proof.ts";
import { site } from "../../model/config/office.fixture.ts";
import type { PbxView } from "../../model/snapshot/pbx-view.ts";
import { extension } from "../office.fixture.ts";
import { line, outsideOffice } from "../outside.fixture.ts";
import { TelephoneRoom } from "../telephone-room.fixture.ts";
import { isDue } from "./is-due.ts";

const codes = (room: TelephoneRoom) => room.exchange.alerts.list.map(({ level, what }) => `${level} ${what.code}`);

/** A house with a site of its own line 901; everybody else goes by 900 first. */
function house(change: Partial<PbxView> = {}) {
  const room = new TelephoneRoom(
    outsideOffice({
      extensions: [extension("201"), extension("202", { site: "Lyon" })],
      sites: [site("Lyon", { emergencyTrunks: ["901"] }), site("Vide")],
      emergency: { numbers: ["112", "15"], trunks: [], contact: null, proofTime: "03:30" },
      ...change,
    }),
  );
  return { room, first: room.operator("198.51.100.1"), second: room.operator("198.51.100.2") };
}

async function proved(room: TelephoneRoom): Promise<EmergencyProof> {
  const proving = room.exchange.proof.prove();
  for (let n = 0; n < 15; n++) room.wait(1);
  const proof = await proving;
  if (proof === null) throw new Error("no view runs");
  return proof;
}

describe("the proof of emergency calls", () => {
  test("MEX-01 MEX-02: every number from every site where there is a telephone, by its lines; nobody is called", async () => {
    const { room, first, second } = house();

    const { sites } = await proved(room);

    expect(sites.map(({ site: name, extension: by, verdict }) => [name, by, verdict])).toEqual([
      ["Lyon", "202", "proved"],
      [null, "201", "proved"],
    ]);
    expect(sites[0]?.numbers).toEqual([
      { number: "112", trouble: null },
      { number: "15", trouble: null },
    ]);
    expect(sites[0]?.lines.map(({ trunk, answers, works }) => [trunk, answers, works])).toEqual([
      ["901", true, true],
      ["900", true, true],
    ]);
    expect([...first.calls, ...second.calls]).toEqual([]);
    expect(codes(room)).toEqual([]);
  });

  test("MEX-01: a first line that does not answer is told as a warning, and no longer when it answers again", async () => {
    const { room, second } = house();
    second.status = 0;

    const { sites } = await proved(room);

    expect(sites.map(({ verdict }) => verdict)).toEqual(["weak", "proved"]);
    expect(codes(room)).toContain("warning help-by-second-line");
    second.status = 200;
    await proved(room);
    expect(codes(room)).not.toContain("warning help-by-second-line");
  });

  test("MEX-02: without any line that works it has failed", async () => {
    const { room, first, second } = house();
    first.status = 0;
    second.status = 0;

    expect((await proved(room)).sites.map(({ verdict }) => verdict)).toEqual(["failed", "failed"]);
    expect(codes(room).filter((code) => code === "error help-not-proved")).toHaveLength(2);
  });

  test("MEX-02: where there is no line at all it has failed, and a box that is being set up raises no alert", async () => {
    const { room } = house({ trunks: [], outboundRules: [], sites: [] });

    const { sites } = await proved(room);

    expect(sites[0]).toMatchObject({ verdict: "failed", numbers: [{ trouble: { code: "no-line" } }, {}] });
    expect(codes(room)).toEqual([]);
  });

  test("a registration proves a line whose operator answers no OPTIONS", async () => {
    const registers = line("900", { registration: "outbound", user: "0033900", healthSeconds: 0 });
    const { room } = house({ trunks: [registers] });
    for (let n = 0; n < 3; n++) room.wait(1);

    const { sites } = await proved(room);

    expect(sites[0]?.lines[0]).toMatchObject({ works: true, why: { code: "line-registered" } });
  });
});

describe("the proof is due", () => {
  const view = outsideOffice();
  const at = (text: string) => Date.parse(text);
  const proof = (text: string, change: Partial<EmergencyProof> = {}): EmergencyProof => ({
    at: at(text),
    revision: view.revision,
    sites: [],
    ...change,
  });
  const asked = (now: string, latest: EmergencyProof | null, runningMs = 3_600_000) =>
    isDue({ view, latest, now: at(now), runningMs });

  test.each([
    ["before the hour", "2026-11-26T03:29:00+01:00", "2026-11-25T03:30:00+01:00", false],
    ["at the hour", "2026-11-26T03:30:00+01:00", "2026-11-25T03:31:00+01:00", true],
    ["when it was proved this night", "2026-11-26T04:00:00+01:00", "2026-11-26T03:30:00+01:00", false],
    ["when somebody proved it before the hour", "2026-11-26T03:30:00+01:00", "2026-11-26T01:00:00+01:00", true],
    ["in the night in which clocks go back", "2026-10-25T03:30:00+01:00", "2026-10-24T03:30:00+02:00", true],
  ])("each night at the hour of the place: %s", (_, now, latest, due) => {
    expect(asked(now, proof(latest))).toBe(due);
  });

  test("a minute after a reload, when lines have had time to register", () => {
    const other = proof("2026-11-26T10:00:00+01:00", { revision: 7 });

    expect(asked("2026-11-26T10:01:00+01:00", other, 59_000)).toBe(false);
    expect(asked("2026-11-26T10:01:00+01:00", other, 60_000)).toBe(true);
    expect(asked("2026-11-26T10:01:00+01:00", null)).toBe(true);
  });

  test("every ten minutes while it fails", () => {
    const failed = proof("2026-11-26T10:00:00+01:00", {
      sites: [{ site: null, extension: "201", numbers: [], lines: [], verdict: "failed" }],
    });

    expect(asked("2026-11-26T10:09:00+01:00", failed)).toBe(false);
    expect(asked("2026-11-26T10:10:00+01:00", failed)).toBe(true);
  });
});
