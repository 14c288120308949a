import fc from "fast-check";
import { expect, test } from "vitest";
import { forwardTo, queue } from "../../model/config/office.fixture.ts";
import type { FakeCall, FakePhone } from "../engine/fake-phone.ts";
import { conference, group, office } from "../office.fixture.ts";
import { atRest, TelephoneRoom } from "../telephone-room.fixture.ts";

/** Something that happens in the office: who and which of its calls by index, what, and how much of the queue is carried out after it. */
const act = fc.record({
  what: fc.constantFrom(
    "call",
    "call-group",
    "ring",
    "early",
    "answer",
    "answer",
    "answer",
    "refuse",
    "decline",
    "redirect",
    "hang-up",
    "hold",
    "resume",
    "transfer",
    "transfer",
    "attended",
    "attended",
    "attended",
    "attended-gone",
    "take",
    "digit",
    "silent",
    "wait",
    "reload",
    "unregister",
    "register",
    "instruct",
    "instruct",
    "instruct",
  ),
  phone: fc.nat(6),
  target: fc.nat(13),
  call: fc.nat(5),
  other: fc.nat(5),
  steps: fc.nat(8),
});
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

/** What programs ask for, by the `steps` of an act. */
const wishes = ["dial", "consult", "consult", "complete", "go-back", "transfer", "hang-up", "hold", "resume"] as const;

const parking = { next: "700", places: ["701", "702"], seconds: 60 };
const numbers = [
  "201",
  "202",
  "203",
  "204",
  "205",
  "800",
  "802",
  "850",
  "999",
  "874",
  "700",
  "701",
  "*90202",
  "*90800",
];

/** With a queue that a digit leaves. */
const withQueue = (revision: number) => {
  const view = office({ revision, parking, conferences: [conference({ owner: "203", waitsForOwner: true })] });
  const waits = queue({ isOn: true, mostSeconds: 40, announceSeconds: 10, leaveKey: "5", leaveTo: forwardTo("202") });
  const sales = group("802", ["203", "205", "201"], { strategy: "in-order", memberSeconds: 10, queue: waits });
  return { ...view, groups: [...view.groups, sales] };
};

class Office {
  readonly room = new TelephoneRoom(withQueue(1));
  readonly phones: readonly FakePhone[];
  readonly calls: FakeCall[] = [];
  /** Calls that were opened by programs. */
  opened = 0;

  constructor() {
    this.phones = ["201", "202", "202", "203", "204", "205", "201"].map((extension) => this.room.phone(extension));
    this.talk(0, 1);
    this.talk(1, 3);
    this.talk(4, 3);
    for (const phone of this.phones) phone.live = false;
  }

  /** Two of them talk already, so that a few acts lead somewhere. */
  talk(from: number, to: number): void {
    const [one, other] = [this.phones[from], this.phones[to]];
    if (one === undefined || other === undefined) return;
    this.calls.push(one.call(other.extension));
    other.last.answer();
  }

  do(one: Act): void {
    const phone = this.phones[one.phone % this.phones.length];
    const number = numbers[one.target % numbers.length] ?? "";
    const call = this.pick(phone, one.call);
    const other = this.pick(phone, one.other);
    if (phone === undefined) return;
    switch (one.what) {
      case "call":
        this.calls.push(phone.call(number, { anonymous: one.call === 0 }));
        break;
      case "call-group":
        this.calls.push(phone.call(one.call % 2 === 0 ? "800" : "802"));
        break;
      case "take":
        if (this.pick(this.phones[one.target], one.other) !== undefined) {
          const replaced = this.pick(this.phones[one.target], one.other);
          this.calls.push(phone.call("202", replaced === undefined ? {} : { replaces: replaced }));
        }
        break;
      case "wait":
        this.room.clock.advance(one.target * 10_000);
        break;
      case "reload":
        this.room.exchange.reload.begin({ view: withQueue(1 + one.target), digest: "" });
        break;
      case "unregister":
        phone.unregister();
        break;
      case "register":
        phone.register();
        break;
      case "instruct":
        this.instruct(one, phone.extension);
        break;
      case "transfer":
        call?.refer(number);
        break;
      case "attended":
        call?.refer(number, other ?? null);
        break;
      case "attended-gone":
        call?.refer(number, "unknown");
        break;
      default:
        this.alone(one.what, call, number);
    }
    for (let step = 0; step < one.steps; step += 1) this.room.engine.step();
  }

  /** A program wants something done with a call that is up. */
  instruct({ target, call: index, steps, other }: Act, by: string): void {
    const up = [...this.room.exchange.calls()];
    const call = up[index % Math.max(1, up.length)]?.id ?? "";
    const wish = wishes[steps] ?? "dial";
    const to = numbers[target] ?? "";
    const outcome = this.room.exchange.instruct(
      wish === "dial"
        ? { do: wish, by, to, answersItself: other === 0 }
        : { do: wish, call, by: wish === "hang-up" && other === 0 ? "" : by, to, with: null },
    );
    if (outcome.kind === "done" && (wish === "dial" || wish === "consult")) this.opened += 1;
  }

  /** The calls at a telephone, its own and those it was offered. */
  pick(phone: FakePhone | undefined, index: number): FakeCall | undefined {
    const mine = [...this.calls.filter((call) => call.phone === phone), ...(phone?.calls ?? [])].filter(
      (call) => !call.over,
    );
    return mine[index % Math.max(1, mine.length)];
  }

  alone(what: Act["what"], call: FakeCall | undefined, number: string): void {
    if (what === "ring") call?.ring();
    if (what === "early") call?.early();
    if (what === "answer") call?.answer();
    if (what === "refuse") call?.refuse(486);
    if (what === "decline") call?.refuse(603);
    if (what === "redirect") call?.redirect(`sip:${number}@x`);
    if (what === "hang-up") call?.hangUp();
    if (what === "hold") call?.hold();
    if (what === "resume") call?.resume();
    if (what === "digit") for (const key of ["*", number.slice(-1)]) call?.press(key, "info");
    if (what === "silent") call?.goSilent(60);
  }

  /** Everybody hangs up, and goes on doing so while somebody is rung back. */
  closeDown(): void {
    for (let round = 0; round < 5; round += 1) {
      this.room.engine.settle();
      for (const call of [...this.calls, ...this.phones.flatMap((phone) => phone.calls)]) if (!call.over) call.hangUp();
      this.room.wait(600);
    }
  }
}

test("whatever happens in the office, every leg is released once and every call leaves one record", () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60, size: "max" }), (acts) => {
      const place = new Office();
      for (const one of acts) place.do(one);
      place.closeDown();

      const { seen } = place.room.engine;
      const offered = seen.filter((event) => event.type === "leg.offered" && event.replaces === null).length;
      const released = seen.flatMap((event) => (event.type === "leg.released" ? [event.leg] : []));
      // Who is told a place has a call for that alone.
      const told = place.room.records.filter(({ dialled, reasons }) =>
        reasons.some((one) => typeof one !== "string" && one.code === "place-told" && one.facts.place === dialled),
      );
      const opened = place.opened + told.length;
      expect(place.room.remains()).toEqual(atRest);
      expect(new Set(released).size).toBe(released.length);
      // Three who are put together make one call more.
      const { callsHandled } = place.room.exchange.status();
      expect(callsHandled).toBeGreaterThanOrEqual(offered + opened);
      expect(new Set(place.room.records.map((record) => record.call)).size).toBe(callsHandled);
      expect(place.room.records).toHaveLength(callsHandled);
      for (const number of numbers) expect(place.room.exchange.presence.dialogs(number)).toEqual([]);
    }),
    { numRuns: 300 },
  );
}, 30_000);

test("whoever talks hears exactly the one they talk to", () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40, size: "max" }), (acts) => {
      const place = new Office();
      for (const one of acts) place.do(one);
      place.room.engine.settle();

      const { legs } = place.room.engine;
      for (const leg of legs.values()) {
        if (leg.state === "released" || leg.sound.kind !== "leg") continue;
        const other = legs.get(leg.sound.leg);
        expect(other?.state).not.toBe("released");
        expect(other?.sound).toEqual({ kind: "leg", leg: leg.id });
      }
      place.closeDown();
    }),
    { numRuns: 200 },
  );
});
