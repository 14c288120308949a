import { describe, expect, test } from "vitest";
import { outboundRule, site } from "../../model/config/office.fixture.ts";
import { extension } from "../office.fixture.ts";
import { line, outsideOffice } from "../outside.fixture.ts";
import { atRest, TelephoneRoom } from "../telephone-room.fixture.ts";

const mobile = { name: "Gardien", number: "0606060606", ringsWith: null };

function house(contact: string, change: Parameters<typeof outsideOffice>[0] = {}) {
  const room = new TelephoneRoom(
    outsideOffice({
      extensions: [extension("201", { site: "Lyon" }), extension("202"), extension("203")],
      sites: [site("Lyon", { emergencyContact: contact })],
      externalNumbers: [mobile],
      outboundRules: [outboundRule("900", { prefix: "0" }), outboundRule("901", { prefix: "0" })],
      ...change,
    }),
  );
  const operator = room.operator("198.51.100.1");
  return { room, operator, spare: room.operator("198.51.100.2") };
}

const codes = (room: TelephoneRoom) => room.exchange.alerts.list.map(({ what }) => what.code);

describe("the contact of a site", () => {
  test("MEX-01: is called when somebody there calls for help, sees who and where, and hears the number", () => {
    const { room, operator } = house("202");
    const contact = room.phone("202");

    room.phone("201").call("112");
    room.wait(0);

    expect(operator.last.called).toBe("112");
    expect(contact.last.shown).toEqual({ number: "201", name: "Urgence 112, Lyon", anonymous: false });
    contact.last.answer();
    const heard: string[] = [];
    for (let n = 0; n < 12; n++) {
      heard.push(contact.last.hears.replace("/prompts/", "").replace(".wav", ""));
      contact.last.hearOut();
    }
    const sentence = ["emergency-call", "digit-2", "digit-0", "digit-1"];
    expect(heard).toEqual([...sentence, ...sentence, ...sentence]);
    expect(contact.last.over).toBe(true);
    operator.last.answer();
    operator.last.hangUp();
    expect(room.remains()).toEqual(atRest);
    expect(room.notes).toEqual([
      "emergency.call: Appel d'urgence au 112 depuis le poste 201, site « Lyon »",
      "emergency.contact: Le 202 est prévenu de l'appel d'urgence du poste 201",
    ]);
    expect(codes(room)).toEqual(["help-was-called"]);
  });

  test("MEX-01: outside is called by another line than the call for help", () => {
    const { room, operator, spare } = house("0606060606");

    room.phone("201").call("112");
    room.wait(0);

    expect(operator.calls.map(({ called }) => called)).toEqual(["112"]);
    expect(spare.calls).toEqual([]); // the call for help would take this line next
    operator.last.answer();
    room.wait(15);
    expect([...operator.calls, ...spare.calls].map(({ called }) => called)).toEqual(["112", "0606060606"]);
  });

  test("MEX-01: outside is not called by the only line before the call for help is answered, and then is", () => {
    const { room, operator } = house("0606060606", { trunks: [line("900")] });

    const help = room.phone("201").call("112");
    room.wait(0);
    expect(operator.calls).toHaveLength(1);
    operator.last.answer();
    room.wait(15);

    expect(operator.last.called).toBe("0606060606");
    expect(help.over).toBe(false);
    operator.last.answer();
    expect(operator.last.hears).toBe("/prompts/emergency-call.wav");
  });

  test("MEX-01: limits that have cut all other calls do not keep the contact from being told", () => {
    const limits = outsideOffice().outsideLimits;
    const { room, operator } = house("0606060606", { outsideLimits: { ...limits, simultaneous: 1 } });
    room.phone("202").call("0612345678");
    operator.last.answer();

    room.phone("201").call("112");
    operator.last.answer();
    room.wait(0);

    expect(operator.last.called).toBe("0606060606");
  });

  test("MEX-01: who does not answer is called again, and in the end somebody else is told that nobody was", () => {
    const { room } = house("202");
    const contact = room.phone("202");

    const help = room.phone("201").call("112");
    for (let n = 0; n < 300; n++) room.wait(1);

    expect(contact.calls).toHaveLength(5);
    expect(codes(room)).toEqual(["help-was-called", "contact-not-told"]);
    help.hangUp();
    expect(room.remains()).toEqual(atRest);
  });

  test("MEX-01: without one of the site, that of the installation is told; who calls for help never rings himself", () => {
    const emergency = { ...outsideOffice().emergency, contact: "203" };
    const { room } = house("201", { emergency });
    const [caller, other, guard] = room.phones("201", "202", "203");

    caller.call("112");
    room.wait(0);
    expect(guard.calls).toEqual([]);
    other.call("15");
    room.wait(0);

    expect(guard.last.shown?.name).toBe("Urgence 15");
    expect(caller.calls.filter(({ side }) => side === "callee")).toEqual([]);
  });

  test("MEX-02: another call for help takes the line of a contact who is being told", () => {
    const { room, operator } = house("0606060606", { trunks: [line("900", { maxOutgoing: 2 })] });
    room.phone("201").call("112");
    operator.last.answer();
    room.wait(15);
    expect(operator.last.called).toBe("0606060606");
    operator.last.answer();
    const told = operator.last;

    room.phone("203").call("15");

    expect(operator.last.called).toBe("15");
    expect(told.saw.at(-1)).toBe("BYE");
  });
});
