import { describe, expect, test } from "vitest";
import { forwardTo } from "../../../model/config/office.fixture.ts";
import type { Trunk } from "../../../model/config/trunks.ts";
import type { PbxView } from "../../../model/snapshot/pbx-view.ts";
import { group } from "../../office.fixture.ts";
import { line, outsideOffice } from "../../outside.fixture.ts";
import { atRest, TelephoneRoom } from "../../telephone-room.fixture.ts";

const ha1 = { md5: "1".repeat(32), sha256: "2".repeat(64) };
const adapter = (change: Partial<Trunk> = {}) => ({
  ...line("902", { registration: "inbound", addresses: [], numbers: [], user: "atelier", name: "Atelier", ...change }),
  ha1,
});

/** An adapter with telephones registers on line 902, which is a member of 803; an operator is on line 900. */
function setUp({ change = {}, view = {} }: { change?: Partial<Trunk>; view?: Partial<PbxView> } = {}) {
  const trunks = [line("900", { extension: "803" }), adapter(change)];
  const groups = [group("803", ["902", "202"], { name: "Atelier" })];
  const room = new TelephoneRoom(outsideOffice({ trunks, groups, ...view }));
  const operator = room.operator();
  const behind = room.phone("atelier");
  return { room, operator, behind, b: room.phone("202") };
}
const codes = (room: TelephoneRoom) =>
  room.records.at(-1)?.reasons.map((one) => (typeof one === "string" ? one : one.code));

describe("GRP-12: a line as a member of a group", () => {
  test("the equipment that registers on it rings with the others, by its own name, and is told who calls", () => {
    const { room, behind, b } = setUp();

    const calling = room.phone("201").call("803");

    expect([behind.last.called, behind.last.shown]).toEqual([
      "atelier",
      { number: "201", name: "Gérant", anonymous: false },
    ]);
    expect(behind.last.headers.map(([name]) => name)).toEqual(["Max-Forwards"]);
    behind.last.answer();
    expect([calling.hears, behind.last.hears, b.last.saw]).toEqual(["atelier", "201", ["CANCEL"]]);
    calling.hangUp();
    expect(room.remains()).toEqual(atRest);
    expect(room.records).toMatchObject([{ outcome: "answered", answeredBy: "902" }]);
    expect(codes(room)).toContain("is-line");
  });

  test("a caller from outside rings there, and who hid his number shows none", () => {
    const { operator, behind } = setUp();

    operator.callBy({ from: "0612345678", to: "0122334400" });
    expect(behind.last.shown).toMatchObject({ number: "0612345678" });
    operator.callBy({ from: "", to: "0122334400" });

    expect(behind.last.shown?.anonymous).toBe(true);
  });

  test.each(["803", "804", "902"])(
    "LIG-08: whoever calls from that line does not ring there himself (by %s)",
    (extension) => {
      const groups = [group("803", ["902", "202"]), group("804", ["203"], { overflow: forwardTo("803") })];
      const { room, behind, b } = setUp({ change: { extension }, view: { groups } });

      const calling = behind.call("0612345678");

      expect(behind.calls.filter(({ side }) => side === "callee")).toEqual([]);
      expect(extension === "902" ? calling.saw : b.calls.length).toEqual(extension === "902" ? ["486"] : 1);
      calling.hangUp();
      expect(room.remains()).toEqual(atRest);
    },
  );

  test("LIG-23: a line that has its calls, or whose equipment is gone, is passed over", () => {
    const { room, behind, b } = setUp({ change: { maxOutgoing: 1 } });
    const first = room.phone("201").call("803");
    behind.last.answer();

    const second = room.phone("203").call("803");
    expect([behind.calls.length, b.calls.length]).toEqual([1, 2]);
    second.hangUp();
    expect(codes(room)).toContain("equipment-busy");
    first.hangUp();
    behind.unregister();
    room.phone("204").call("803").hangUp();

    expect([behind.calls.length, codes(room)?.includes("equipment-absent")]).toEqual([1, true]);
  });

  test("GRP-18: it counts among the calls that the group sends out", () => {
    const { room, behind, b } = setUp({ view: { groups: [group("803", ["902", "202"], { maxOutgoing: 0 })] } });

    room.phone("201").call("803");

    expect([behind.calls.length, b.calls.length]).toEqual([0, 1]);
  });

  test("a call that goes round between two boxes ends: no hop is left for it", () => {
    const { room, operator, behind, b } = setUp();

    operator.callBy({ from: "0612345678", to: "0122334400", maxForwards: 1 });

    expect([behind.calls.length, b.calls.length]).toEqual([0, 1]);
    b.last.answer();
    b.last.hangUp();
    expect(codes(room)).toContain("no-hops-left");
  });

  test("A-21: in its turn, too", () => {
    const groups = [group("803", ["202", "902"], { strategy: "in-order", memberSeconds: 5 })];
    const { room, behind, b } = setUp({ view: { groups } });

    const calling = room.phone("201").call("803");
    expect(behind.calls).toEqual([]);
    room.wait(5);

    expect(b.last.saw).toEqual(["CANCEL"]);
    behind.last.answer();
    expect(calling.hears).toBe("atelier");
  });
});

describe("LIG-04: the number of a line", () => {
  test("rings its equipment; that of a line to an operator is nobody's", () => {
    const { room, behind } = setUp();

    const calling = room.phone("201").call("902");
    behind.last.answer();
    expect(calling.hears).toBe("atelier");
    calling.hangUp();

    expect(room.phone("203").call("900").saw).toEqual(["404"]);
    behind.unregister();
    expect(room.phone("204").call("902").saw).toEqual(["480"]);
    expect(room.remains()).toEqual(atRest);
  });

  test("costs nothing: no limit of cost counts it", () => {
    const limits = { simultaneous: 0, simultaneousOfOne: 0, hourlyOfOne: 0, hourlyMessagesOfOne: 0, dailyCostCents: 1 };
    const rates = { national: 200, mobile: 1_000, special: 8_000, international: 5_000 };
    const { room, behind } = setUp({ view: { outsideLimits: { ...limits, rates } } });

    const calling = room.phone("201").call("902");
    behind.last.answer();
    room.wait(200);

    expect(calling.over).toBe(false);
  });
});
