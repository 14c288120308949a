import { describe, expect, test } from "vitest";
import { outboundRule } from "../../../model/config/office.fixture.ts";
import { reason } from "../../../model/reason.ts";
import type { PbxView } from "../../../model/snapshot/pbx-view.ts";
import { extension, group } from "../../office.fixture.ts";
import { line, outsideOffice } from "../../outside.fixture.ts";
import { dialPlan } from "../dial-plan.ts";
import { type MessageLiveness, type MessagePlan, routeLineMessage, routeMessage } from "./route-message.ts";

const quiet: MessageLiveness = { isUsable: () => true, messageLimit: () => null };

const office = (change: Partial<PbxView> = {}): PbxView =>
  outsideOffice({
    groups: [group("800", ["201", "202", "203"], { receivesSms: true }), group("801", ["201", "202"])],
    messageRules: [outboundRule("900", { prefix: "06" }), outboundRule("901")],
    ...change,
  });

const written = (from: string, dialled: string, change: Partial<PbxView> = {}, live = quiet): string => {
  const plan = dialPlan(office(change));
  const sender = plan.extensions.get(from);
  if (sender === undefined) throw new Error(`${from} is no extension`);
  return inShort(routeMessage(plan, { sender, dialled, at: Date.UTC(2026, 10, 26) }, live));
};

/** `201 202`, `900:+33612345678 901:+33612345678`, `forbidden no-right`. */
const inShort = (plan: MessagePlan): string => {
  if (plan.kind === "deliver") return plan.numbers.join(" ");
  if (plan.kind === "refuse") return `${plan.cause} ${plan.why.code}`;
  return plan.attempts.map(({ trunk, number }) => `${trunk.number}:${number}`).join(" ");
};

describe("an extension writes", () => {
  test.each([
    ["SMS-05: to another extension", "202", "202"],
    ["SMS-05: to itself, from one of its telephones to the others", "201", "201"],
    ["GRP-14 A-18: to a group, whose other members get it", "800", "202 203"],
    ["GRP-14 A-18: to a group that takes no text messages", "801", "forbidden group-takes-no-text"],
    ["LNO-08: to what is no number of the plan, without the right", "900", "forbidden no-right"],
    ["SSM-01: to a mobile, by the rules that fit, in their order", "0612345678", "900:+33612345678 901:+33612345678"],
    ["SSM-01: to a mobile as a telephone writes it", "+33 6 12 34 56 78", "900:+33612345678 901:+33612345678"],
    ["SSM-01: to another number, by the rule for all", "0142000000", "901:+33142000000"],
    ["LNO-08: to a number for which it has no right", "0899123456", "forbidden no-right"],
    ["LNO-08: abroad, without the right", "0032470123456", "forbidden no-right"],
    ["for help, which no message brings", "112", "forbidden no-text-for-help"],
    ["for help by text, which only mobiles can", "114", "forbidden no-text-for-help"],
    ["to a word", "jean", "not-found nobodys-number"],
    ["to a code", "*69", "not-found nobodys-number"],
  ])("%s", (_, dialled, plan) => {
    expect(written("201", dialled)).toBe(plan);
  });

  test("ABR-02 ABR-03: by a short number, to where it leads", () => {
    const shortNumbers = [
      { number: "50", full: "203", name: "" },
      { number: "51", full: "0612345678", name: "" },
    ];

    expect(written("201", "50", { shortNumbers })).toBe("203");
    expect(written("201", "51", { shortNumbers })).toBe("900:+33612345678 901:+33612345678");
  });

  test("LNO-11: not to who stands on its black list", () => {
    const blackList = [{ right: "refused" as const, pattern: "06*" }];

    expect(written("201", "0612345678", { extensions: [extension("201", { blackList })] })).toBe(
      "forbidden black-listed",
    );
  });

  test("SSM-01: nowhere when no message rule fits, whatever the rules for calls say", () => {
    expect(written("201", "0612345678", { messageRules: [outboundRule("900", { prefix: "07" })] })).toBe(
      "not-found no-message-rule",
    );
    expect(written("201", "0612345678", { messageRules: [] })).toBe("not-found no-message-rule");
  });

  test("SSM-01: by the rules for it or its groups alone, digits removed and added", () => {
    const messageRules = [
      outboundRule("900", { emitter: "202" }),
      outboundRule("901", { emitter: "800", prefix: "9", remove: 1, add: "0" }),
    ];

    expect(written("201", "9612345678", { messageRules })).toBe("901:+33612345678");
    expect(written("204", "9612345678", { messageRules })).toBe("not-found no-message-rule");
  });

  test("SSM-01: a line that is down leaves its place to the next rule; without any, nothing goes", () => {
    const only = (up: string): MessageLiveness => ({ ...quiet, isUsable: (trunk) => trunk === up });

    expect(written("201", "0612345678", {}, only("901"))).toBe("901:+33612345678");
    expect(written("201", "0612345678", {}, only("nothing"))).toBe("congestion no-line-free");
  });

  test("no more than it may within an hour", () => {
    const messageLimit = () => reason("too-many-texts-in-an-hour", { number: "201", messages: 30 });

    expect(written("201", "0612345678", {}, { ...quiet, messageLimit })).toBe("forbidden too-many-texts-in-an-hour");
    expect(written("201", "202", {}, { ...quiet, messageLimit })).toBe("202");
  });
});

describe("a line brings a text message", () => {
  const brought = (called: string, change: Parameters<typeof line>[1], view: Partial<PbxView> = {}): string => {
    const trunk = line("900", { receivesSms: true, ...change });
    return inShort(routeLineMessage(dialPlan(office({ trunks: [trunk], ...view })), { trunk, called }));
  };
  const numbers = [{ number: "0122334455", extension: "203" }];
  const mobile = { name: "Gérant mobile", number: "0601020304", ringsWith: null };

  test.each([
    ["LIG-07: while it takes none", "0122334400", { receivesSms: false }, "forbidden line-takes-no-text"],
    ["A-38 LIG-07: for the extension of the line", "0122334400", { extension: "202" }, "202"],
    ["A-38: for the extension of the number", "33122334455", { numbers, internationalPrefix: "", form: "bare" }, "203"],
    ["A-38: for every member of the group", "0122334400", { extension: "800" }, "201 202 203"],
    ["GRP-14 A-18: for a group that takes none", "0122334400", { extension: "801" }, "forbidden group-takes-no-text"],
    ["for nobody", "0122334400", { extension: null }, "not-found line-leads-nowhere"],
  ] as const)("%s", (_, called, change, plan) => {
    expect(brought(called, change as Parameters<typeof line>[1])).toBe(plan);
  });

  test("it does not go out again", () => {
    expect(brought("0122334400", { extension: mobile.number }, { externalNumbers: [mobile] })).toBe(
      "forbidden text-led-outside",
    );
  });
});
