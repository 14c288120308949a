import { expect, test } from "vitest";
import { reason } from "../../model/reason.ts";
import { because, openHunt, withLeg } from "../calls/call.ts";
import { Outgoing } from "./outgoing.fixture.ts";

const facts = (outgoing: Outgoing) => outgoing.facts.splice(0);

test("a call to the outside starts, is answered and ends, each once", () => {
  const out = new Outgoing("201");
  const leg = out.dial("0612345678");
  out.event({ type: "leg.ringing", leg });
  out.event({ type: "leg.answered", leg });
  out.event({ type: "leg.held", leg });
  out.release(leg);

  expect(facts(out)).toEqual([
    { type: "started", leg, emitter: "201", classes: ["mobile"], opensHunt: true },
    { type: "answered", leg },
    { type: "ended", leg },
  ]);
});

test("a telephone of the house that rings is no call to the outside, nor is one who calls by a line", () => {
  const house = new Outgoing("201");
  house.dial("202", { trunk: null });
  const line = new Outgoing("0612345678", { trunk: "0122000000" });
  line.dial("202", { trunk: null });

  expect([...facts(house), ...facts(line)]).toEqual([]);
});

test("a caller from outside who is led on is sent by his line, not by the number that he shows", () => {
  const out = new Outgoing("201", { trunk: "0122000000" });
  out.dial("0612345678");

  expect(facts(out)).toMatchObject([{ type: "started", emitter: "0122000000" }]);
});

test("a transfer to the outside is sent by who transfers", () => {
  const out = new Outgoing("0699999999", { trunk: "0122000000" });
  out.hunts("0612345678", { otherwise: { kind: "ring-back", number: "203" } });
  out.dial("0612345678");

  expect(facts(out)).toMatchObject([{ type: "started", emitter: "203" }]);
});

test("PRO-11: a forward to the outside is sent by who forwards, whoever has called or transferred", () => {
  const out = new Outgoing("0699999999", { trunk: "0122000000" });
  out.hunts("0612345678", { otherwise: { kind: "ring-back", number: "203" }, trail: ["201", "202"] });
  out.dial("0612345678");

  expect(facts(out)).toMatchObject([{ type: "started", emitter: "202" }]);
});

test("a redirection to the outside is sent by the telephone that redirects, whoever calls it", () => {
  const out = new Outgoing("0699999999", { trunk: "0122000000" });
  const ringing = out.dial("202", { trunk: null });
  out.dial("0899123456", { because: { type: "leg.redirected", leg: ringing, targets: ["sip:0899123456@sipleo"] } });

  expect(facts(out)).toMatchObject([{ type: "started", emitter: "202" }]);
});

test("a group sends to its mobiles; what one who answered it sends out is his own", () => {
  const out = new Outgoing("201");
  out.change((call) => withLeg({ ...call, group: "800" }, out.newLeg("0612345678")));
  const member = out.dial("203", { trunk: null });
  const transfer = { type: "leg.transfer", leg: member, target: "0899123456" } as const;
  out.dial("0899123456", { because: { ...transfer, replaces: null, replacesUnknown: false } });

  expect(facts(out)).toMatchObject([{ emitter: "800" }, { emitter: "203" }]);
});

test("the next line that is tried, and a mobile that rings along, open no hunt of their own", () => {
  const out = new Outgoing("201");
  out.hunts("0612345678", {});
  const first = out.dial("0612345678");
  out.release(first);
  out.dial("0612345678");
  out.dial("0687654321");

  const started = facts(out).filter(({ type }) => type === "started");
  expect(started).toMatchObject([{ opensHunt: true }, { opensHunt: false }, { opensHunt: false }]);
});

test("a number that is called after another one that nobody answered opens a hunt of its own", () => {
  const out = new Outgoing("201");
  out.hunts("0612345678", {});
  out.release(out.dial("0612345678"));
  out.change((call) => ({ ...call, hunt: null }));
  const hunt = openHunt({ count: 2, number: "0899123456", seconds: 30 });
  out.change((call) => withLeg({ ...call, hunt }, out.newLeg("0899123456")));

  const started = facts(out).filter(({ type }) => type === "started");
  expect(started).toMatchObject([{ opensHunt: true }, { opensHunt: true }]);
});

test("a second conversation within one call opens a hunt of its own", () => {
  const out = new Outgoing("201");
  const first = out.dial("0612345678");
  out.event({ type: "leg.answered", leg: first });
  out.release(first);
  out.dial("0899123456");

  expect(facts(out)).toContainEqual(expect.objectContaining({ classes: ["special"], opensHunt: true }));
});

test("a leg that is handed on has not ended", () => {
  const out = new Outgoing("201");
  const leg = out.dial("0612345678");
  facts(out);
  out.handOn(leg);

  expect(facts(out)).toEqual([]);
});

test("who is refused for the hour's calls is told, once", () => {
  const out = new Outgoing("204");
  out.change((call) => because(call, reason("too-many-in-an-hour", { number: "204", calls: 60 })));
  out.change((call) => because(call, reason("outside-cut")));

  expect(facts(out)).toEqual([{ type: "refused", emitter: "204" }]);
});
