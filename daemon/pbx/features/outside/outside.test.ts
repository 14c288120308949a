import { describe, expect, test } from "vitest";
import { outboundRule, site } from "../../../model/config/office.fixture.ts";
import { extension, group } from "../../office.fixture.ts";
import { line, outsideOffice } from "../../outside.fixture.ts";
import { atRest, TelephoneRoom } from "../../telephone-room.fixture.ts";

const setUp = (change: Parameters<typeof outsideOffice>[0] = {}) => {
  const room = new TelephoneRoom(outsideOffice(change));
  const operator = room.operator("198.51.100.1");
  return { room, operator, spare: room.operator("198.51.100.2") };
};
const codes = (room: TelephoneRoom) =>
  room.records.at(-1)?.reasons.map((one) => (typeof one === "string" ? one : one.code));

describe("a telephone calls outside", () => {
  test("SOR-04 SOR-07: the first rule that fits leads to its line; both sides hear each other", () => {
    const { room, operator, spare } = setUp();

    const calling = room.phone("201").call("0612345678");
    operator.last.answer();

    expect(calling.saw).toContain("200");
    expect(operator.last.called).toBe("0612345678");
    expect(spare.calls).toEqual([]);
    operator.last.hangUp();
    expect(room.remains()).toEqual(atRest);
    expect(room.records).toMatchObject([{ outcome: "answered", dialled: "0612345678", answeredBy: "0612345678" }]);
    expect(codes(room)).toContain("by-rule");
  });

  test("PRE-01 LIG-19: the operator gets the number of the line, and no name of a person", () => {
    const { room, operator } = setUp();

    room.phone("201").call("0612345678");

    expect(operator.last.request?.caller).toEqual({ number: "0122334400", name: "", anonymous: false });
    expect(operator.last.headers).toContainEqual(["P-Asserted-Identity", "<sip:0122334400@operator.example>"]);
  });

  test("MEX-05: the telephone that calls is told by which name the directory knows the number", () => {
    const { room, operator } = setUp();
    room.names.set("+33612345678", "Mme Durand, Société X");
    const phone = room.phone("201");

    const calling = phone.call("0612345678");
    operator.last.ring();
    expect(calling.shown).toEqual({ number: "0612345678", name: "Mme Durand, Société X", anonymous: false });
    operator.last.answer();
    expect(room.exchange.presence.dialogs("201")).toMatchObject([{ remoteName: "Mme Durand, Société X" }]);
    operator.last.hangUp();
    expect(operator.last.request?.caller.name).toBe("");

    expect(phone.call("0699999999").shown).toBeNull();
  });

  test("MEX-05: who is transferred to somebody outside is told his name when he answers, and not before", () => {
    const { room, operator } = setUp();
    room.names.set("+33612345678", "Mme Durand");
    const [one, other] = room.phones("201", "202");
    const talking = one.call("202");
    other.last.answer();

    other.last.refer("0612345678");
    operator.last.ring();
    expect(talking.shown).toBeNull();
    operator.last.answer();

    expect(talking.shown).toEqual({ number: "0612345678", name: "Mme Durand", anonymous: false });
    talking.hangUp();
    expect(room.remains()).toEqual(atRest);
  });

  test("LIG-14 LIG-16: a line that wants international form gets it, for the called number and its own", () => {
    const { room, operator } = setUp({ trunks: [line("900", { form: "00" })] });

    room.phone("201").call("0612345678");

    expect(operator.last.called).toBe("0033612345678");
    expect(operator.last.request?.caller.number).toBe("0033122334400");
  });

  test("SOR-10 LIG-34: a line that is down leaves its place to the next rule, and the record says so", () => {
    const { room, operator, spare } = setUp();
    operator.status = 0;
    room.wait(200);

    room.phone("201").call("0612345678");

    expect(operator.calls).toEqual([]);
    spare.last.refuse(486);
    expect(codes(room)).toContain("line-down");
  });

  test("SOR-10 LIG-23: a line that is full leaves its place to the next rule", () => {
    const { room, operator, spare } = setUp({ trunks: [line("900", { maxOutgoing: 1 }), line("901")] });

    room.phone("201").call("0612345678");
    room.phone("202").call("0612345679");

    expect(operator.calls).toHaveLength(1);
    expect(spare.last.called).toBe("0612345679");
  });

  test.each([503, 500, 408, 403])(
    "an operator that answers %i is passed over, and the caller notices nothing",
    (status) => {
      const { room, operator, spare } = setUp();

      const calling = room.phone("201").call("0612345678");
      operator.last.refuse(status);
      spare.last.answer();

      expect(calling.saw).toContain("200");
      spare.last.hangUp();
      expect(codes(room)).toContain("line-failed");
      expect(room.records[0]?.legs.map(({ number }) => number)).toEqual(["201", "0612345678", "0612345678"]);
    },
  );

  test.each([486, 404, 603, 484])("what the called person's network answers (%i) is the answer", (status) => {
    const { room, operator, spare } = setUp();

    room.phone("201").call("0612345678");
    operator.last.refuse(status);

    expect(spare.calls).toEqual([]);
    expect(room.remains()).toEqual(atRest);
  });

  test("A-13: the second address of a line is tried when the first does not answer", () => {
    const addresses = ["198.51.100.1", "198.51.100.11"].map((host) => ({ host, port: 5060 }));
    const room = new TelephoneRoom(outsideOffice({ trunks: [line("900", { addresses })] }));
    const first = room.operator("198.51.100.1");
    const second = room.operator("198.51.100.11");

    room.phone("201").call("0612345678");
    first.last.refuse(408);

    expect(second.last.called).toBe("0612345678");
  });

  test("LIG-08 a line whose gateway has not registered ends the call, and does not leave it waiting", () => {
    const { room } = setUp({ trunks: [line("900", { registration: "inbound", addresses: [] })] });

    const calling = room.phone("201").call("0612345678");

    expect(calling.over).toBe(true);
    expect(room.remains()).toEqual(atRest);
  });

  test("a number without a rule is nobody's", () => {
    const { room } = setUp({ outboundRules: [outboundRule("900", { prefix: "00" })] });

    room.phone("201").call("0612345678");

    expect(room.records).toMatchObject([{ outcome: "not-found" }]);
  });

  const limits = { simultaneous: 0, simultaneousOfOne: 0, hourlyOfOne: 0, hourlyMessagesOfOne: 0, dailyCostCents: 0 };
  const rates = { national: 200, mobile: 1_000, special: 8_000, international: 5_000 };

  test("a limit that is reached refuses, and says why", () => {
    const { room, operator } = setUp({ outsideLimits: { ...limits, simultaneousOfOne: 1, rates } });
    const phone = room.phone("201");

    phone.call("0612345678");
    phone.call("0612345679");

    expect(operator.calls).toHaveLength(1);
    expect(room.records).toMatchObject([{ outcome: "forbidden" }]);
    expect(codes(room)).toContain("too-many-outside-of-one");
  });

  test("the cost of a day cuts calls in progress, and all that follow, until somebody re-arms", () => {
    const { room, operator } = setUp({ outsideLimits: { ...limits, dailyCostCents: 30, rates } });
    const phone = room.phone("201");
    const calling = phone.call("0612345678");
    operator.last.answer();

    room.wait(200);

    expect(calling.saw.at(-1)).toBe("BYE");
    expect(codes(room)).toContain("outside-cut");
    phone.call("0612345678");
    expect(room.records.at(-1)).toMatchObject({ outcome: "forbidden" });
    phone.call("112");
    expect(operator.last.called).toBe("112");
    expect(room.exchange.toll.rearm("admin")).toBe(true);
    phone.call("0612345678");
    expect(operator.last.called).toBe("0612345678");
  });
});

describe("numbers that are shown", () => {
  const mine = extension("202", { presented: { automatic: false, number: "0144556677" } });

  test("PRE-02 LIG-18: the extension's own number, where the line lets it", () => {
    const { room, operator } = setUp({ extensions: [mine] });

    room.phone("202").call("0612345678");

    expect(operator.last.request?.caller.number).toBe("0144556677");
  });

  test("PRE-02 a number that the operator has not allowed is told in the record; one that he has is not", () => {
    const { room, operator } = setUp({ extensions: [mine] });
    room.phone("202").call("0612345678");
    operator.last.refuse(486);
    expect(codes(room)).toContain("may-not-present");

    room.run(outsideOffice({ extensions: [mine], trunks: [line("900", { mayPresent: ["+33144556677"] })] }));
    room.wait(1);
    room.phone("202").call("0612345678");
    operator.last.refuse(486);
    expect(codes(room)).not.toContain("may-not-present");
  });

  test("LIG-17 PRE-05: a line that forces its presentation shows its own", () => {
    const presentation = { forced: true, ofExtension: true, number: "0800000001", hidden: false };
    const { room, operator } = setUp({ extensions: [mine], trunks: [line("900", { presentation })] });

    room.phone("202").call("0612345678");

    expect(operator.last.request?.caller.number).toBe("0800000001");
  });

  test("PRE-03 POS-09: an extension that hides is anonymous to the called, and known to the operator", () => {
    const { room, operator } = setUp({ extensions: [extension("201", { hidesNumber: true })] });

    room.phone("201").call("0612345678");

    expect(operator.last.request?.caller.anonymous).toBe(true);
    expect(operator.last.headers).toContainEqual(["Privacy", "id"]);
    expect(operator.last.headers).toContainEqual(["P-Asserted-Identity", "<sip:0122334400@operator.example>"]);
  });

  test("PRE-04: *69 hides the number and says so, and again shows it", () => {
    const { room, operator } = setUp();
    const phone = room.phone("201");

    const first = phone.call("*69");
    expect(first.hears).toBe("/prompts/number-hidden.wav");
    first.hearOut();
    expect(first.saw.at(-1)).toBe("BYE");
    phone.call("0612345678");
    expect(operator.last.request?.caller.anonymous).toBe(true);
    operator.last.refuse(486);

    const second = phone.call("*69");
    expect(second.hears).toBe("/prompts/number-shown.wav");
    second.hangUp();
    phone.call("0612345678");
    expect(operator.last.request?.caller.anonymous).toBe(false);
  });

  test.each(["*31#", "#31#"])("A-33: %s before the number hides it for one call", (code) => {
    const { room, operator } = setUp();
    const phone = room.phone("201");

    phone.call(`${code}0612345678`);
    expect(operator.last.called).toBe("0612345678");
    expect(operator.last.request?.caller.anonymous).toBe(true);
    operator.last.refuse(486);
    phone.call("0612345678");
    expect(operator.last.request?.caller.anonymous).toBe(false);
  });
});

describe("short numbers", () => {
  const shortNumbers = [
    { number: "501", full: "202", name: "" },
    { number: "502", full: "0612345678", name: "" },
  ];

  test("ABR-02 ABR-03: a short number rings the extension that it stands for, or the number outside", () => {
    const { room, operator } = setUp({ shortNumbers });
    const desk = room.phone("202");
    const phone = room.phone("201");

    const inside = phone.call("501");
    desk.last.answer();
    expect(inside.saw).toContain("200");
    phone.call("502");

    expect(operator.last.called).toBe("0612345678");
  });

  test("a short number opens no way that the number itself does not have", () => {
    const { room, operator } = setUp({
      shortNumbers,
      extensions: [extension("201", { outsideRights: { classes: [], countries: [], when: null } })],
    });

    room.phone("201").call("502");

    expect(operator.calls).toEqual([]);
    expect(codes(room)).toContain("no-right");
  });
});

describe("emergency calls", () => {
  const walled = {
    extensions: [
      extension("201", {
        hidesNumber: true,
        simultaneousCalls: 1,
        site: "Lyon",
        outsideRights: { classes: [], countries: [], when: null },
        blackList: [{ right: "refused" as const, pattern: "*" }],
      }),
      extension("202"),
    ],
    sites: [site("Lyon", { emergencyTrunks: ["901"], emergencyNumber: "0478000000" })],
    outboundRules: [],
  };

  test("MEX-02 LNO-10: no right, list, rule or hiding stands in the way; the site's line and number are used", () => {
    const { room, operator, spare } = setUp(walled);

    room.phone("201").call("112");

    expect(operator.calls).toEqual([]);
    expect(spare.last.called).toBe("112");
    expect(spare.last.request?.caller).toEqual({ number: "0478000000", name: "", anonymous: false });
  });

  test("MEX-02: a full line is freed: the youngest call there ends and its record says why", () => {
    const { room, operator } = setUp({ trunks: [line("900", { maxOutgoing: 2 })] });
    room.phone("202").call("0612345678");
    operator.last.answer();
    room.wait(1);
    const spared = room.phone("203").call("0612345679");
    operator.last.answer();
    room.wait(1);

    room.phone("201").call("15");

    expect(spared.saw.at(-1)).toBe("BYE");
    expect(operator.last.called).toBe("15");
    expect(codes(room)).toContain("cut-for-emergency");
    operator.last.answer();
    expect([...room.exchange.calls()]).toHaveLength(2);
  });

  test("MEX-02: a free line that comes later is taken before any call is cut", () => {
    const { room, operator, spare } = setUp({ trunks: [line("900", { maxOutgoing: 1 }), line("901")] });
    const spared = room.phone("202").call("0612345678");
    operator.last.answer();

    room.phone("201").call("15");

    expect(spared.over).toBe(false);
    expect(spare.last.called).toBe("15");
  });

  test("MEX-01: a full line of the site comes before a free one from elsewhere: help is sent to where the line is", () => {
    const trunks = [line("900"), line("901", { maxOutgoing: 1 })];
    const { room, operator, spare } = setUp({ ...walled, trunks, outboundRules: [outboundRule("901")] });
    const cut = room.phone("202").call("0612345678");
    spare.last.answer();

    room.phone("201").call("15");

    expect(cut.saw.at(-1)).toBe("BYE");
    expect(spare.last.called).toBe("15");
    expect(operator.calls).toEqual([]);
  });

  test("MEX-02: when the first line fails, a full one that comes next is freed", () => {
    const { room, operator, spare } = setUp({
      trunks: [line("900"), line("901", { maxOutgoing: 1 })],
      outboundRules: [outboundRule("901")],
      emergency: { ...outsideOffice().emergency, trunks: ["900", "901"] },
    });
    const cut = room.phone("202").call("0612345678");
    spare.last.answer();

    const help = room.phone("201").call("15");
    operator.last.refuse(503);

    expect(cut.saw.at(-1)).toBe("BYE");
    expect(spare.last.called).toBe("15");
    spare.last.answer();
    expect(help.saw).toContain("200");
    expect(codes(room)).toContain("cut-for-emergency");
  });

  test("MEX-02: an operator that refuses is passed over", () => {
    const { room, operator, spare } = setUp();

    room.phone("201").call("18");
    operator.last.refuse(503);

    expect(spare.last.called).toBe("18");
  });
});

describe("external numbers", () => {
  const mobile = { name: "Gérant mobile", number: "0601020304", ringsWith: "202" };
  const externalNumbers = [mobile];

  test("EXT-05: a mobile rings with its extension; the first answer wins", () => {
    const { room, operator } = setUp({ externalNumbers });
    const desk = room.phone("202");

    const calling = room.phone("201").call("202");
    expect(operator.last.called).toBe("0601020304");
    operator.last.answer();

    expect(calling.saw).toContain("200");
    expect(desk.last.saw).toContain("CANCEL");
  });

  test("EXT-05: a mobile rings although no telephone is registered on its extension", () => {
    const { room, operator } = setUp({ externalNumbers });

    room.phone("201").call("202");

    expect(operator.last.called).toBe("0601020304");
  });

  test("GRP-12 EXT-05 GRP-15: a member of a group outside shows the group's number", () => {
    const groups = [group("800", ["202", "0601020304"], { presented: { automatic: false, number: "0155667788" } })];
    const { room, operator } = setUp({ externalNumbers: [{ ...mobile, ringsWith: null }], groups });
    const desk = room.phone("202");

    room.phone("201").call("800");

    expect(operator.last.request?.caller.number).toBe("0155667788");
    desk.last.answer();
    expect(operator.last.saw).toContain("CANCEL");
  });

  test("GRP-18: a group that sends out all that it may rings only inside", () => {
    const groups = [group("800", ["202", "0601020304"], { maxOutgoing: 1 })];
    const { room, operator } = setUp({ externalNumbers: [{ ...mobile, ringsWith: null }], groups });
    room.phone("202");

    room.phone("201").call("800");
    room.phone("203").call("800");

    expect(operator.calls).toHaveLength(1);
  });
});

describe("who is outside", () => {
  test("cannot make us dial: neither REFER nor 302 of an operator does anything", () => {
    const { room, operator } = setUp();
    const calling = room.phone("201").call("0612345678");
    operator.last.redirect("sip:0899123456@operator.example");
    expect(calling.over).toBe(true);
    expect(operator.calls).toHaveLength(1);

    room.phone("202").call("0612345678");
    operator.last.answer();
    operator.last.refer("0899123456");
    expect(operator.calls).toHaveLength(2);
  });

  test("a transfer to outside obeys the rights of who asked for it", () => {
    const { room, operator } = setUp({
      extensions: [extension("201"), extension("202", { outsideRights: { classes: [], countries: [], when: null } })],
    });
    room.phone("201").call("202");
    const b = room.phone("202");
    room.phone("201").call("202");
    b.last.answer();

    b.last.refer("0612345678");

    expect(operator.calls).toEqual([]);
  });
});
