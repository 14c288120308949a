import { describe, expect, test } from "vitest";
import { group, rendered } from "../../office.fixture.ts";
import { line, outsideOffice } from "../../outside.fixture.ts";
import { atRest, TelephoneRoom } from "../../telephone-room.fixture.ts";

const setUp = (change: Parameters<typeof outsideOffice>[0] = {}) => {
  const room = new TelephoneRoom(outsideOffice(change));
  return { room, operator: room.operator("198.51.100.1") };
};
const rule = { caller: "", trunk: null, asksNumber: false, extension: null, sound: null, when: null };
const codes = (room: TelephoneRoom) =>
  room.records.at(-1)?.reasons.map((one) => (typeof one === "string" ? one : one.code));

describe("a call that a line brings", () => {
  test("LIG-05: rings what the line leads to, and shows the caller as people dial him back", () => {
    const { room, operator } = setUp();
    const phone = room.phone("201");

    const calling = operator.callBy({ from: "+33612345678", to: "0122334400" });
    phone.last.answer();

    expect(calling.saw).toContain("200");
    expect(phone.last.shown).toMatchObject({ number: "0612345678" });
    phone.last.hangUp();
    expect(room.remains()).toEqual(atRest);
    expect(room.records).toMatchObject([{ caller: { number: "0612345678" }, answeredBy: "201" }]);
  });

  test("a number of the line leads to its own extension, whatever form the operator writes it in", () => {
    const numbers = [
      { number: "0122334400", extension: null },
      { number: "0122334401", extension: "203" },
    ];
    const { room, operator } = setUp({ trunks: [line("900", { numbers })] });
    const phone = room.phone("203");

    operator.callBy({ from: "0612345678", to: "+33122334401" });
    operator.callBy({ from: "0612345678", to: "0033122334401" });

    expect(phone.calls).toHaveLength(2);
  });

  test("what the operator asserts is believed before what stands in From", () => {
    const { room, operator } = setUp();
    const phone = room.phone("201");

    operator.callBy({ from: "0800000000", to: "0122334400", asserted: "+33612345678" });

    expect(phone.last.shown?.number).toBe("0612345678");
  });

  test("LIG-21: a caller without a number is shown by the word of the line", () => {
    const { room, operator } = setUp({ trunks: [line("900", { unknownName: "Inconnu" })] });
    const phone = room.phone("201");

    operator.callBy({ from: "anonymous", to: "0122334400" });

    expect(phone.last.shown).toMatchObject({ number: "", name: "Inconnu", anonymous: true });
  });

  test("EXT-02: a caller who is an external number of the house is shown by name", () => {
    const { room, operator } = setUp({ externalNumbers: [{ name: "Gérant", number: "0601020304", ringsWith: null }] });
    const phone = room.phone("201");

    operator.callBy({ from: "+33601020304", to: "0122334400" });

    expect(phone.last.shown?.name).toBe("Gérant");
  });

  test("ENT-02 ENT-06 ENT-09 ENT-10: the caller's own rule beats the line; the most specific one beats the others", () => {
    const { room, operator } = setUp({
      inboundRules: [
        { ...rule, caller: "06*", extension: "202" },
        { ...rule, caller: "06 12 34 56 78", extension: "203" },
      ],
    });
    const { length } = room.phones("201", "202", "203");
    expect(length).toBe(3);

    operator.callBy({ from: "0612345678", to: "0122334400" });
    operator.callBy({ from: "0699999999", to: "0122334400" });
    operator.callBy({ from: "0144444444", to: "0122334400" });

    const rung = [...room.exchange.calls()].map(({ hunt }) => hunt?.number);
    expect(rung).toEqual(["203", "202", "201"]);
  });

  test("ENT-03: a rule for another line does not hold", () => {
    const { room, operator } = setUp({ inboundRules: [{ ...rule, trunk: "901", extension: "202" }] });
    room.phones("201", "202");

    operator.callBy({ from: "0612345678", to: "0122334400" });

    expect([...room.exchange.calls()].map(({ hunt }) => hunt?.number)).toEqual(["201"]);
  });

  test("LIG-22: a line that has all the calls it may bring is busy", () => {
    const { room, operator } = setUp({ trunks: [line("900", { maxIncoming: 1 })] });
    room.phone("201");
    operator.callBy({ from: "0612345678", to: "0122334400" });

    const second = operator.callBy({ from: "0612345679", to: "0122334400" });

    expect(second.saw).toEqual(["486"]);
    expect(codes(room)).toContain("line-full-in");
  });

  test("GRP-19: a group that has all the calls it may take is busy", () => {
    const groups = [group("800", ["201", "202"], { maxIncoming: 1 })];
    const { room, operator } = setUp({ groups, trunks: [line("900", { extension: "800" })] });
    room.phones("201", "202");
    operator.callBy({ from: "0612345678", to: "0122334400" });

    expect(operator.callBy({ from: "0612345679", to: "0122334400" }).saw).toEqual(["486"]);
  });

  test("a line that leads nowhere says so", () => {
    const { room, operator } = setUp({ trunks: [line("900", { extension: null })] });

    expect(operator.callBy({ from: "0612345678", to: "0122334400" }).saw).toEqual(["404"]);
    expect(codes(room)).toContain("line-leads-nowhere");
  });

  test.each(["0612345678", "112", "*69", "899", "900", "+33899123456"])(
    "whatever is called on a line (%s), it reaches what the configuration names and nothing outside",
    (to) => {
      const { room, operator } = setUp();
      const phone = room.phone("201");

      operator.callBy({ from: "0612345678", to });

      expect(operator.calls).toEqual([]);
      expect(phone.calls).toHaveLength(1);
    },
  );

  test("a caller who writes an extension's number in From has nothing of it", () => {
    const { room, operator } = setUp({ trunks: [line("900", { extension: "202" })] });
    room.phones("201", "202");

    const calling = operator.callBy({ from: "201", to: "0122334400" });

    expect(room.exchange.presence.dialogs("201")).toEqual([]);
    expect(room.exchange.presence.dialogs("900")).toHaveLength(1);
    calling.refer("0612345678");
    expect(operator.calls).toEqual([]);
  });
});

describe("MEX-05: the name of the directory", () => {
  const known = (change: Parameters<typeof outsideOffice>[0] = {}) => {
    const { room, operator } = setUp(change);
    room.names.set("+33612345678", "Mme Durand, Société X");
    return { room, operator, phone: room.phone("201") };
  };

  test.each(["+33612345678", "0612345678", "0033612345678"])("is shown for %s, and stands in the record", (from) => {
    const { room, operator, phone } = known();

    operator.callBy({ from, to: "0122334400" });

    expect(phone.last.shown).toEqual({ number: "0612345678", name: "Mme Durand, Société X", anonymous: false });
    expect(room.exchange.presence.dialogs("201")).toMatchObject([{ remoteName: "Mme Durand, Société X" }]);
    phone.last.answer();
    phone.last.hangUp();
    expect(room.records).toMatchObject([{ caller: { number: "0612345678", name: "Mme Durand, Société X" } }]);
    expect(room.remains()).toEqual(atRest);
  });

  test("that changes is another one at the next call; an unknown number has none", () => {
    const { room, operator, phone } = known();
    operator.callBy({ from: "0612345678", to: "0122334400" }).hangUp();
    room.names.set("+33612345678", "Mme Martin");

    operator.callBy({ from: "0612345678", to: "0122334400" });
    expect(phone.last.shown?.name).toBe("Mme Martin");
    operator.callBy({ from: "0699999999", to: "0122334400" });
    expect(phone.last.shown?.name).toBe("");
  });

  test("LIG-21: is not shown for who hides his number, even where the operator tells it", () => {
    const { operator, phone } = known({ trunks: [line("900", { unknownName: "Inconnu" })] });

    operator.callBy({ from: "", to: "0122334400", asserted: "+33612345678" });

    expect(phone.last.shown).toEqual({ number: "", name: "Inconnu", anonymous: true });
  });

  test("EXT-02: gives way to the name that the configuration has for the number", () => {
    const { operator, phone } = known({ externalNumbers: [{ name: "Gérant", number: "0612345678", ringsWith: null }] });

    operator.callBy({ from: "0612345678", to: "0122334400" });

    expect(phone.last.shown?.name).toBe("Gérant");
  });

  test("ENT-11: is shown for the number that somebody keys in", () => {
    const asks = { ...rule, caller: "anonymous", asksNumber: true };
    const { operator, phone } = known({ inboundRules: [asks] });

    const calling = operator.callBy({ from: "anonymous", to: "0122334400" });
    for (const digit of "0612345678") calling.press(digit);

    expect(phone.last.shown).toMatchObject({ number: "0612345678", name: "Mme Durand, Société X" });
  });

  test("stays in the house when the call goes out again", () => {
    const { room, operator } = known({
      externalNumbers: [{ name: "Dépanneur", number: "0606060606", ringsWith: null }],
      trunks: [line("900", { extension: "0606060606", keepsCallerNumber: true })],
    });

    operator.callBy({ from: "0612345678", to: "0122334400" });

    expect(operator.last.request?.caller).toEqual({ number: "0612345678", name: "", anonymous: false });
    expect(room.engine.listeners.thrown).toEqual([]);
  });
});

describe("a call that comes in and goes out again", () => {
  const externalNumbers = [{ name: "Dépanneur", number: "0606060606", ringsWith: null }];
  const through = (change: Parameters<typeof line>[1], out: Parameters<typeof line>[1] = {}) => {
    const { room, operator } = setUp({
      externalNumbers,
      trunks: [line("900", { extension: "0606060606", ...change }), line("901", out)],
      outboundRules: [{ emitter: null, site: null, prefix: "0", remove: 0, add: "", trunk: "901", when: null }],
    });
    const spare = room.operator("198.51.100.2");
    operator.callBy({ from: "0612345678", to: "0122334400" });
    return spare.last;
  };

  test("EXT-06 LIG-06: to an external number, with the number of the line", () => {
    const call = through({ keepsCallerNumber: false });

    expect(call.called).toBe("0606060606");
    expect(call.request?.caller.number).toBe("0122334401");
    expect(call.headers.map(([name]) => name)).not.toContain("Diversion");
  });

  test("LIG-06: with the caller's number when it is kept, ours asserted, and the forward told (RFC 7544)", () => {
    const call = through({ keepsCallerNumber: true });

    expect(call.request?.caller.number).toBe("0612345678");
    expect(call.headers).toContainEqual(["P-Asserted-Identity", "<sip:0122334401@operator.example>"]);
    expect(call.headers).toContainEqual([
      "Diversion",
      "<sip:0122334401@operator.example>;reason=unconditional;privacy=off;counter=1",
    ]);
  });

  test("LIG-06: by History-Info where the operator wants that", () => {
    const call = through({ keepsCallerNumber: true }, { diversion: "history-info" });

    const [, value = ""] = call.headers.find(([name]) => name === "History-Info") ?? [];
    expect(value).toBe(
      "<sip:0122334401@operator.example>;index=1, <sip:0606060606@operator.example;cause=302>;index=1.1;mp=1",
    );
  });

  test("LIG-06 LIG-17: not where the line out forces its own presentation", () => {
    const presentation = { forced: true, ofExtension: true, number: "", hidden: false };

    expect(through({ keepsCallerNumber: true }, { presentation }).request?.caller.number).toBe("0122334401");
  });
});

describe("a call that goes round", () => {
  const externalNumbers = [{ name: "Dépanneur", number: "0606060606", ringsWith: null }];
  const forwards = (change: Parameters<typeof line>[1] = {}) =>
    setUp({ externalNumbers, trunks: [line("900", { extension: "0606060606", keepsCallerNumber: true, ...change })] });
  const header = (call: { readonly headers: readonly (readonly [string, string])[] }, name: string) =>
    call.headers.find(([one]) => one === name)?.[1];
  const alerts = (room: TelephoneRoom) => room.exchange.alerts.list.map(({ what }) => what.code);

  test("RFC 3261 §16.6: every hop through the box takes one, and what goes out again has twenty at most", () => {
    const { room, operator } = forwards();
    const phone = room.phone("202");
    phone.call("0606060606");
    expect(header(operator.last, "Max-Forwards")).toBe("69");
    operator.last.hangUp();

    const hops = [70, 15, 2].map((maxForwards) => {
      operator.callBy({ from: "0612345678", to: "0122334400", maxForwards });
      return header(operator.last, "Max-Forwards");
    });

    expect(hops).toEqual(["20", "14", "1"]);
  });

  test("without a hop left it does not go out again: 483, and the list of alerts says so", () => {
    const { room, operator } = forwards();

    const calling = operator.callBy({ from: "0612345678", to: "0122334400", maxForwards: 1 });

    expect(calling.saw).toEqual(["483"]);
    expect(operator.calls).toEqual([]);
    expect(codes(room)).toContain("no-hops-left");
    expect(room.records.at(-1)?.outcome).toBe("too-many-hops");
    expect(alerts(room)).toEqual(["calls-go-round"]);
    expect(room.remains()).toEqual(atRest);
  });

  test("without a hop left it still rings who is in the house", () => {
    const along = externalNumbers.map((external) => ({ ...external, ringsWith: "201" }));
    const { room, operator } = setUp({ externalNumbers: along });
    const phone = room.phone("201");

    operator.callBy({ from: "0612345678", to: "0122334400", maxForwards: 1 });

    expect(phone.last.over).toBe(false);
    expect(operator.calls).toEqual([]);
  });

  test.each(["diversion", "history-info"] as const)("RFC 7544: diverted five times it ends, by %s", (diversion) => {
    const { room, operator } = forwards({ diversion });

    const calling = operator.callBy({ from: "0612345678", to: "0122334400", diverted: "0611", diversions: 4 });
    operator.last.hangUp();
    const ended = operator.callBy({ from: "0612345678", to: "0122334400", diverted: "0611", diversions: 5 });

    expect(calling.saw).not.toContain("483");
    expect(ended.saw).toEqual(["483"]);
    expect(operator.calls).toHaveLength(1);
    expect(alerts(room)).toEqual(["calls-go-round"]);
  });

  test("RFC 5806, RFC 7544: who is next is told how often it was diverted", () => {
    const by = (diversion: "diversion" | "history-info", diversions: number) => {
      const { operator } = forwards({ diversion });
      operator.callBy({ from: "0612345678", to: "0122334400", diverted: "0611", diversions });
      return header(operator.last, diversion === "diversion" ? "Diversion" : "History-Info");
    };
    const me = "sip:0122334400@operator.example";
    const target = "sip:0606060606@operator.example;cause=302";

    expect(by("diversion", 2)).toBe(`<${me}>;reason=unconditional;privacy=off;counter=3`);
    expect(by("history-info", 0)).toBe(`<${me}>;index=1, <${target}>;index=1.1;mp=1`);
    expect(by("history-info", 2)).toBe(
      "<sip:unknown@unknown.invalid>;index=1, <sip:unknown@unknown.invalid;cause=302>;index=1.1, " +
        `<${me};cause=302>;index=1.1.1, <${target}>;index=1.1.1.1;mp=1.1.1`,
    );
  });
});

describe("ENT-07: a rule has callers hear something before the call goes on", () => {
  const sound = rendered("a");
  const greets = (change: object = {}) => ({ inboundRules: [{ ...rule, caller: "06*", sound, ...change }] });

  test("he is answered, hears it to its end with its silences, and then it rings", () => {
    const { room, operator } = setUp(greets());
    const phone = room.phone("201");

    const calling = operator.callBy({ from: "0612345678", to: "0122334400" });
    expect(calling.saw).toEqual(["200"]);
    expect(room.engine.legs.get(calling.leg)?.sound).toMatchObject({
      path: `/sounds/ready/${"a".repeat(64)}`,
      secondsBefore: 1,
    });
    expect(phone.calls).toEqual([]);
    calling.press("1");
    expect(phone.calls).toEqual([]);
    calling.hearOut();

    expect(calling.hears).toBe("ringback");
    phone.last.answer();
    phone.last.hangUp();
    expect(room.records).toMatchObject([{ outcome: "answered", answeredBy: "201" }]);
    expect(codes(room)).toContain("hears-announcement");
    expect(room.remains()).toEqual(atRest);
  });

  test("who hangs up meanwhile has reached nobody", () => {
    const { room, operator } = setUp(greets());
    const phone = room.phone("201");

    operator.callBy({ from: "0612345678", to: "0122334400" }).hangUp();

    expect(phone.calls).toEqual([]);
    expect(room.records).toMatchObject([{ outcome: "cancelled", answeredBy: null, answeredAt: null }]);
    expect(room.remains()).toEqual(atRest);
  });

  test("who is to be asked for his number is asked after it", () => {
    const { operator } = setUp(greets({ caller: "anonymous", asksNumber: true }));

    const calling = operator.callBy({ from: "anonymous", to: "0122334400" });
    calling.hearOut();

    expect(calling.hears).toBe("/prompts/ask-number.wav");
  });

  test("others hear nothing, and it rings at once", () => {
    const { room, operator } = setUp(greets());
    const phone = room.phone("201");

    operator.callBy({ from: "0722334455", to: "0122334400" });

    expect(phone.calls).toHaveLength(1);
  });
});

describe("a number is asked for", () => {
  const asks = (caller: string) => ({ inboundRules: [{ ...rule, caller, asksNumber: true }] });

  test("ENT-04 ENT-05 ENT-11: what is keyed in is shown on the called telephone and in the journal", () => {
    const { room, operator } = setUp(asks("anonymous"));
    const phone = room.phone("201");

    const calling = operator.callBy({ from: "anonymous", to: "0122334400" });
    expect(calling.hears).toBe("/prompts/ask-number.wav");
    for (const digit of "0612345678") calling.press(digit);

    expect(phone.last.shown).toMatchObject({ number: "0612345678", anonymous: false });
    phone.last.answer();
    phone.last.hangUp();
    expect(room.records).toMatchObject([{ caller: { number: "0612345678" }, answeredBy: "201" }]);
    expect(room.remains()).toEqual(atRest);
  });

  test("ENT-05: a caller who is known is not asked", () => {
    const { room, operator } = setUp(asks(""));
    const phone = room.phone("201");

    operator.callBy({ from: "0612345678", to: "0122334400" });

    expect(phone.calls).toHaveLength(1);
  });

  test("ENT-04: a caller who is named by the rule is asked for another number", () => {
    const { room, operator } = setUp(asks("0812345678"));
    room.phone("201");

    expect(operator.callBy({ from: "0812345678", to: "0122334400" }).hears).toBe("/prompts/ask-number.wav");
  });

  test("a number from abroad ends with #, * begins anew", () => {
    const { room, operator } = setUp(asks("anonymous"));
    const phone = room.phone("201");

    const calling = operator.callBy({ from: "", to: "0122334400" });
    for (const digit of "12*0032470123456#") calling.press(digit, "rfc4733");

    expect(phone.last.shown?.number).toBe("0032470123456");
  });

  test("who keys in nothing is asked once more, and then let through without a number", () => {
    const { room, operator } = setUp(asks("anonymous"));
    const phone = room.phone("201");

    const calling = operator.callBy({ from: "", to: "0122334400" });
    calling.hearOut();
    expect(calling.hears).toBe("nothing");
    room.wait(30);
    expect(calling.hears).toBe("/prompts/ask-number.wav");
    room.wait(30);

    expect(phone.last.shown).toMatchObject({ number: "", anonymous: true });
    phone.last.answer();
    phone.last.hangUp();
    expect(codes(room)).toContain("no-number-given");
    expect(room.remains()).toEqual(atRest);
  });

  test("who hangs up while he is asked leaves nothing behind", () => {
    const { room, operator } = setUp(asks("anonymous"));

    operator.callBy({ from: "", to: "0122334400" }).hangUp();

    expect(room.remains()).toEqual(atRest);
  });
});
