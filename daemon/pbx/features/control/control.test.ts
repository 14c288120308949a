import { describe, expect, test } from "vitest";
import type { CallOutcome } from "../../../contracts/call-control.ts";
import { sentenceOf } from "../../../model/reason.ts";
import { extension, office } from "../../office.fixture.ts";
import { outsideOffice } from "../../outside.fixture.ts";
import { atRest, TelephoneRoom } from "../../telephone-room.fixture.ts";

const story = (outcome: CallOutcome) =>
  outcome.kind === "refused" ? outcome.why.map((one) => sentenceOf(one, "en")) : [];

function answersAndHangsUp(phone: { answer(): void; hangUp(): void }): void {
  phone.answer();
  phone.hangUp();
}

function setUp(view = office()) {
  const room = new TelephoneRoom(view);
  const [a, b, c] = room.phones("201", "202", "203");
  const { exchange } = room;
  const named = (outcome: CallOutcome): string => (outcome.kind === "done" ? outcome.call : `none: ${outcome.kind}`);
  const dial = (by: string, to: string, answersItself = false): CallOutcome =>
    exchange.instruct({ do: "dial", by, to, answersItself });
  const settled = <T>(outcome: T): T => {
    room.engine.settle();
    return outcome;
  };
  return {
    room,
    a,
    b,
    c,
    exchange,
    named,
    dial: (by: string, to: string, auto = false) => settled(dial(by, to, auto)),
    settled,
  };
}

/** 201 has called 202 and they talk; 203 is there. */
function talking(view = office()) {
  const scene = setUp(view);
  const caller = scene.a.call("202");
  const called = scene.b.last;
  called.answer();
  const [call] = [...scene.exchange.calls()];
  const id = call?.id ?? "";
  const told = (instruction: object): CallOutcome =>
    scene.settled(
      scene.exchange.instruct({ call: id, ...instruction } as Parameters<typeof scene.exchange.instruct>[0]),
    );
  return { ...scene, caller, called, id, told };
}

describe("click to call", () => {
  test("ASA-06: my telephone rings and shows whom I call, then calls; both hear each other and one record tells it", () => {
    const { room, a, b, dial } = setUp();

    expect(dial("201", "202")).toEqual({ kind: "done", call: "call-1" });
    expect(a.last.shown).toMatchObject({ number: "202", name: "Poste 202" });
    expect(a.last.headers).toEqual([]);
    expect(b.calls).toHaveLength(0);
    a.last.answer();
    expect([a.last.hears, b.last.shown?.number, b.last.shown?.name]).toEqual(["ringback", "201", "Gérant"]);
    b.last.answer();

    expect([a.last.hears, b.last.hears]).toEqual(["202", "201"]);
    b.last.hangUp();
    expect(a.last.saw).toEqual(["BYE"]);
    expect(room.remains()).toEqual(atRest);
    expect(room.records).toMatchObject([
      { caller: { number: "201" }, dialled: "202", answeredBy: "202", outcome: "answered" },
    ]);
  });

  test("a telephone is asked to answer by itself in the words of every make", () => {
    const { a, dial } = setUp();

    dial("201", "202", true);

    expect(a.last.headers).toEqual([
      ["Alert-Info", "<sip:sipleo>;info=alert-autoanswer;delay=0"],
      ["Call-Info", "<sip:sipleo>;answer-after=0"],
      ["Answer-Mode", "Auto"],
    ]);
  });

  test("all telephones of the extension ring; the first one that is taken up calls", () => {
    const { room, a, b, dial } = setUp();
    const second = room.phone("201");

    dial("201", "202");
    second.last.answer();

    expect(a.last.saw).toEqual(["CANCEL"]);
    expect(b.calls).toHaveLength(1);
  });

  test("nobody takes it up: nobody was called, and the record says given up", () => {
    const { room, b, dial } = setUp();

    dial("201", "202");
    room.wait(30);

    expect(b.calls).toHaveLength(0);
    expect(room.records).toMatchObject([{ dialled: "202", outcome: "cancelled", answeredAt: null }]);
    expect(room.remains()).toEqual(atRest);
  });

  test("who is not taken up by the called one is hung up on, with his cause", () => {
    const { room, a, b, dial } = setUp();

    dial("201", "202");
    a.last.answer();
    b.last.refuse(486);

    expect(a.last.saw).toEqual(["BYE"]);
    expect(room.records).toMatchObject([{ outcome: "busy" }]);
  });

  test("what may not be called is refused before anything rings, with the reason", () => {
    const { a, dial } = setUp(outsideOffice());

    const refused = dial("201", "0899123456");
    expect(refused).toMatchObject({ kind: "refused", cause: "forbidden" });
    expect(story(refused).length).toBeGreaterThan(0);
    expect(dial("201", "299")).toMatchObject({ kind: "refused", cause: "not-found" });
    expect(dial("299", "201")).toEqual({ kind: "no-extension" });
    expect(dial("204", "201")).toMatchObject({ kind: "refused", cause: "unavailable" });
    expect(a.calls).toHaveLength(0);
  });

  test("goes outside by the rules, with the number of the one in whose name it is", () => {
    const { room, a, dial } = setUp(outsideOffice());
    const operator = room.operator();

    dial("201", "0122334455");
    a.last.answer();
    operator.last.answer();

    expect(operator.last.called).toBe("0122334455");
    expect(a.last.hears).toBe("operator at 198.51.100.1");
    a.last.hangUp();
    expect(room.remains()).toEqual(atRest);
  });

  test("who has all the calls that he may have gets no other one", () => {
    const one = office({
      extensions: [extension("201", { simultaneousCalls: 1 }), extension("202"), extension("203")],
    });
    const { dial, a } = setUp(one);
    a.call("203");

    expect(dial("201", "202")).toMatchObject({ kind: "refused", cause: "busy" });
  });
});

describe("hanging up", () => {
  test("ends the call for everybody, or for one as his telephone would", () => {
    const { room, caller, called, told } = talking();

    expect(told({ do: "hang-up", by: "202" })).toMatchObject({ kind: "done" });

    expect([caller.saw.at(-1), called.saw.at(-1)]).toEqual(["BYE", "BYE"]);
    expect(room.remains()).toEqual(atRest);
    expect(told({ do: "hang-up", by: null })).toEqual({ kind: "no-call" });
  });

  test("before the answer it gives up, or declines on all telephones of the called one", () => {
    const { room, a, b, exchange, settled } = setUp();
    const second = room.phone("202");

    const first = a.call("202");
    settled(exchange.instruct({ do: "hang-up", call: "call-1", by: "202" }));
    expect([b.last.saw, second.last.saw]).toEqual([["CANCEL"], ["CANCEL"]]);
    expect(first.saw.at(-1)).toBe("603");
    a.call("202");
    settled(exchange.instruct({ do: "hang-up", call: "call-2", by: null }));

    expect(room.remains()).toEqual(atRest);
    expect(room.records.map(({ outcome }) => outcome)).toEqual(["declined", "cancelled"]);
  });
});

describe("hold by the box", () => {
  test("the other side hears music, who holds hears nothing, and both hear each other after it", () => {
    const { caller, called, told } = talking();

    told({ do: "hold", by: "201" });
    expect([caller.hears, called.hears]).toEqual(["nothing", "music"]);
    told({ do: "resume", by: "201" });

    expect([caller.hears, called.hears]).toEqual(["202", "201"]);
  });

  test("the telephone's own resume key ends it, too", () => {
    const { caller, called, told } = talking();

    told({ do: "hold", by: "202" });
    called.hold();
    called.resume();

    expect([caller.hears, called.hears]).toEqual(["202", "201"]);
  });

  test("nobody who does not talk can hold", () => {
    const { told } = talking();

    expect(told({ do: "hold", by: "203" })).toMatchObject({ kind: "refused", cause: "not-found" });
  });
});

describe("a transfer that a program asks for", () => {
  test("ASC-04 ASC-07: blind, for the one who has called and for the one who has answered", () => {
    for (const by of ["201", "202"]) {
      const { room, c, caller, called, told } = talking();
      const [left, stays] = by === "201" ? [caller, called] : [called, caller];

      expect(told({ do: "transfer", by, to: "203" })).toMatchObject({ kind: "done" });
      expect(left.saw.at(-1)).toBe("BYE");
      expect(stays.hears).toBe("ringback");
      c.last.answer();

      expect([stays.hears, c.last.hears]).toEqual(["203", stays.phone.extension]);
      c.last.hangUp();
      expect(room.remains()).toEqual(atRest);
    }
  });

  test("to a number that is nobody's it is refused, and the call goes on", () => {
    const { caller, called, told } = talking();

    expect(told({ do: "transfer", by: "202", to: "299" })).toMatchObject({ kind: "refused", cause: "not-found" });

    expect([caller.hears, called.hears]).toEqual(["202", "201"]);
  });

  test("ASC-05: who asks first keeps his line; the other hears music; together they talk, and he is out", () => {
    const { room, c, caller, called, told, id } = talking();

    const asked = told({ do: "consult", by: "202", to: "203" });
    expect(asked).toEqual({ kind: "done", call: "call-2" });
    expect([caller.hears, called.hears, called.shown?.number]).toEqual(["music", "ringback", "203"]);
    c.last.answer();
    expect([caller.hears, called.hears, c.last.hears]).toEqual(["music", "203", "202"]);
    expect(told({ do: "complete", by: "202", with: null })).toEqual({ kind: "done", call: id });

    expect([caller.hears, c.last.hears, called.saw.at(-1)]).toEqual(["203", "201", "BYE"]);
    expect([caller.shown?.number, c.last.shown?.number]).toEqual(["203", "201"]);
    caller.hangUp();
    expect(room.remains()).toEqual(atRest);
    expect(room.records).toHaveLength(2);
  });

  test("ASC-05: or he goes back, and whom he asked is released", () => {
    const { room, c, caller, called, told } = talking();
    told({ do: "consult", by: "201", to: "203" });
    c.last.answer();

    expect(told({ do: "go-back", by: "201" })).toMatchObject({ kind: "done", call: "call-1" });

    expect(c.last.saw).toEqual(["BYE"]);
    expect([caller.hears, called.hears, caller.shown?.number]).toEqual(["202", "201", "202"]);
    called.hangUp();
    expect(room.remains()).toEqual(atRest);
  });

  test.each([
    ["is busy", (phone: { refuse(status: number): void }) => phone.refuse(486)],
    ["hangs up", answersAndHangsUp],
  ] as const)("whoever is asked %s: he is back by himself", (_, fails) => {
    const { room, c, caller, called, told } = talking();

    told({ do: "consult", by: "202", to: "203" });
    fails(c.last);

    expect([caller.hears, called.hears]).toEqual(["202", "201"]);
    caller.hangUp();
    expect(room.remains()).toEqual(atRest);
  });

  test("nobody answers there in time: he is back by himself", () => {
    const { room, caller, called, told } = talking();

    told({ do: "consult", by: "202", to: "203" });
    room.wait(30);

    expect([caller.hears, called.hears]).toEqual(["202", "201"]);
  });

  test("who hangs up while he asks puts the two others together, also while it rings", () => {
    const { room, c, caller, called, told } = talking();

    told({ do: "consult", by: "202", to: "203" });
    called.hangUp();
    expect(caller.hears).toBe("ringback");
    c.last.answer();

    expect([caller.hears, c.last.hears]).toEqual(["203", "201"]);
    c.last.hangUp();
    expect(room.remains()).toEqual(atRest);
  });

  test("the one who waits hangs up: the two others talk on, and end like any call", () => {
    const { room, c, caller, called, told } = talking();
    told({ do: "consult", by: "202", to: "203" });
    c.last.answer();

    caller.hangUp();
    expect([called.hears, c.last.hears]).toEqual(["203", "202"]);
    c.last.hangUp();

    expect(called.saw.at(-1)).toBe("BYE");
    expect(room.remains()).toEqual(atRest);
  });

  test("ASC-07: a second call that the telephone has made by itself is put together, too", () => {
    const { room, b, c, caller, called, told } = talking();
    called.hold();
    const consulting = b.call("203");
    c.last.answer();

    expect(told({ do: "complete", by: "202", with: null })).toMatchObject({ kind: "done" });

    expect([caller.hears, c.last.hears]).toEqual(["203", "201"]);
    expect([called.over, consulting.over]).toEqual([true, true]);
    caller.hangUp();
    expect(room.remains()).toEqual(atRest);
  });

  test("with no second call there is nobody to put together", () => {
    const { told } = talking();

    expect(told({ do: "complete", by: "202", with: null })).toMatchObject({ kind: "refused", cause: "not-found" });
    expect(told({ do: "go-back", by: "202" })).toMatchObject({ kind: "refused", cause: "not-found" });
  });
});

describe("picking up from a page", () => {
  test("the call rings at his telephone, too, and is his when he answers", () => {
    const { room, a, b, c, exchange, settled } = setUp();
    const caller = a.call("202");

    expect(settled(exchange.instruct({ do: "pick-up", call: "call-1", by: "203", answersItself: true }))).toMatchObject(
      {
        kind: "done",
      },
    );
    expect(c.last.shown?.number).toBe("201");
    expect(c.last.headers.map(([name]) => name)).toContain("Alert-Info");
    c.last.answer();

    expect(b.last.saw).toEqual(["CANCEL"]);
    expect([caller.hears, c.last.hears]).toEqual(["203", "201"]);
    caller.hangUp();
    expect(room.remains()).toEqual(atRest);
  });

  test("there is nothing to pick up where nothing rings", () => {
    const { told } = talking();

    expect(told({ do: "pick-up", by: "203", answersItself: false })).toMatchObject({ kind: "refused" });
  });
});

test("digits go to the other side, as if his telephone had sent them", () => {
  const { caller, told } = talking();

  told({ do: "send-digits", by: "202", digits: "12#" });

  expect(caller.digits).toBe("12#");
});
