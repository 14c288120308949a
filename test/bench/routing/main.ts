import { outboundRule, trunk } from "../../../daemon/model/config/office.fixture.ts";
import type { PbxView } from "../../../daemon/model/snapshot/pbx-view.ts";
import { extension, group, office } from "../../../daemon/pbx/office.fixture.ts";
import { dialPlan } from "../../../daemon/pbx/routing/dial-plan.ts";
import { routeInbound } from "../../../daemon/pbx/routing/outside/inbound.ts";
import { routeCall } from "../../../daemon/pbx/routing/route-call.ts";
import type { Liveness } from "../../../daemon/pbx/routing/route-plan.ts";

/**
 * How long routing thinks in a large office: 2,000 extensions, 500 outbound rules, 500 rules for callers, 200 lines. Prints
 * the median and the 99th percentile of one decision in microseconds, how many times the yardstick that is (the JSON
 * of JavaScript reads an extension: what holds on a machine that does other work too), and how long a plan takes to be
 * made of a view.
 */

const numbers = Array.from({ length: 2_000 }, (_, n) => String(2_000 + n));
const lines = Array.from({ length: 200 }, (_, n) => String(9_000 + n));

const view: PbxView = office({
  extensions: numbers.map((number, n) =>
    extension(number, { blackList: n % 10 === 0 ? [{ right: "refused", pattern: "06 9* " }] : [] }),
  ),
  groups: Array.from({ length: 100 }, (_, n) => group(String(800 + n), numbers.slice(n * 20, n * 20 + 20))),
  trunks: lines.map((number) => ({ ...trunk(number), extension: "2000", password: null, ha1: null })),
  // Most are for somebody else: the worst is that the last ones fit.
  outboundRules: Array.from({ length: 500 }, (_, n) =>
    outboundRule(lines[n % lines.length] ?? "9000", {
      prefix: n < 490 ? `07${n}` : "0",
      emitter: n % 3 === 0 && n < 490 ? (numbers[n] ?? null) : null,
    }),
  ),
  inboundRules: Array.from({ length: 500 }, (_, n) => ({
    caller: `08${String(n).padStart(3, "0")}*`,
    trunk: null,
    asksNumber: false,
    extension: "2001",
    sound: null,
    when: null,
  })),
});

const live: Liveness = {
  isRegistered: () => true,
  callsOf: () => 0,
  callsBy: () => ({ incoming: 0, outgoing: 0 }),
  isUsable: () => true,
  outsideLimit: () => null,
  profileByHand: () => null,
  absence: () => null,
  deskOf: () => null,
  isPaused: () => false,
      waitingFor: () => 0,
  firstOf: () => null,
  idleSince: () => 0,
  nameOf: () => "",
};

const plan = dialPlan(view);
const at = Date.parse("2026-11-26T10:00:00+01:00");
const caller = { kind: "extension", number: "2100" } as const;
const offer = { caller, origin: "inside", never: [], trail: [], at } as const;
const line = plan.trunks.get("9000");
if (line === undefined) throw new Error("the office has no line 9000");

const oneExtension = JSON.stringify(view.extensions[0]);

const questions: Readonly<Record<string, () => unknown>> = {
  "yardstick: JSON is read": () => JSON.parse(oneExtension),
  "an extension": () => routeCall(plan, { ...offer, dialled: "2500" }, live),
  "a group of 20": () => routeCall(plan, { ...offer, dialled: "805" }, live),
  "outside, the last rules fit": () => routeCall(plan, { ...offer, dialled: "0612345678" }, live),
  "outside, abroad, refused": () => routeCall(plan, { ...offer, dialled: "0044207946000" }, live),
  "an emergency": () => routeCall(plan, { ...offer, dialled: "112" }, live),
  "a call that comes in": () =>
    routeInbound(plan, { trunk: line, caller: "+33612345678", anonymous: false, called: "0122334455", at }, live),
};

const rounds = 3_000;
let yardstick = 0;
for (const [name, ask] of Object.entries(questions)) {
  for (let n = 0; n < 500; n++) ask();
  const took = Array.from({ length: rounds }, () => {
    const begun = process.hrtime.bigint();
    ask();
    return Number(process.hrtime.bigint() - begun) / 1_000;
  }).sort((one, other) => one - other);
  const [median = 0, late = 0] = [took[rounds / 2], took[Math.floor(rounds * 0.99)]];
  yardstick ||= median;
  const times = `× ${(median / yardstick).toFixed(1)}`.padEnd(8);
  process.stdout.write(`${name.padEnd(30)} ${median.toFixed(1).padStart(8)} µs  ${times} p99 ${late.toFixed(1)} µs\n`);
}

const begun = process.hrtime.bigint();
const times = 10;
for (let n = 0; n < times; n++) dialPlan(view);
const millis = Number(process.hrtime.bigint() - begun) / 1_000_000 / times;
process.stdout.write(`${"a plan made of the view".padEnd(30)} ${millis.toFixed(1).padStart(8)} ms\n`);
