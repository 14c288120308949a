import { describe, expect, test } from "vitest";
import { sentenceOf } from "../../daemon/model/reason.ts";
import type { TestBox } from "../rig/box.ts";
import { calledTone, callerTone, hangUp, hears } from "../rig/conversation.ts";
import { numbersFrom, officeDocument } from "../rig/office.ts";
import { lineIs, lineTo, openOperator, rulesBy, sent } from "../rig/operator.ts";
import { until } from "../rig/waiting.ts";
import { sipJsPhone, useBox } from "../rig/with-box.ts";

const WEEK = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const allWeek = (profile: string) => ({ week: [{ days: WEEK, from: "00:00", to: "24:00", profile }] });
const to = (number: string) => ({ kind: "number", number });

/** 202 with profiles and perhaps a planning; the others as they are. */
const officeWith = (profiles: readonly object[], planning: object | null, more: Record<string, unknown> = {}) =>
  officeDocument({
    numbers: numbersFrom(201, 5),
    change: (document) => ({
      ...document,
      ...more,
      extensions: (Array.isArray(document.extensions) ? document.extensions : []).map((one: { number: string }) =>
        one.number === "202" ? { ...one, profiles, planning } : one,
      ),
    }),
  });

async function storyOf(box: TestBox, dialled: string): Promise<readonly string[]> {
  await box.atRest();
  const record = await until(`the record of a call to ${dialled}`, async () =>
    (await box.records()).find((one) => one.dialled === dialled),
  );
  return record.reasons.map((one) => sentenceOf(one, "fr"));
}

describe("calls go on by the profile in force", () => {
  const box = useBox();

  test("PRO-05 PLA-07: not answered within the time of the profile, the next one rings, and both hear each other", async () => {
    const profile = { name: "Ici", inside: { ringSeconds: 5, onNoAnswer: to("203") } };
    await box().import(officeWith([profile], allWeek("Ici")));
    await using caller = await sipJsPhone(box(), "201");
    await using first = await sipJsPhone(box(), "202");
    await using second = await sipJsPhone(box(), "203");

    const calling = await caller.call("202");
    const unanswered = await first.incoming();
    unanswered.ring();
    const called = await second.incoming(15_000);
    await unanswered.happened("terminated");
    expect(called.peer).toBe("201");
    called.ring();
    called.accept();
    await calling.happened("accepted");

    const since = performance.now();
    calling.sing(callerTone);
    called.sing(calledTone);
    await Promise.all([hears(calling, calledTone, since), hears(called, callerTone, since)]);
    await hangUp({ caller: calling, called });
    expect(await storyOf(box(), "202")).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^Planning, .* 00:00–24:00 : le 202 est en profil « Ici »$/),
        "Personne n'a répondu en 5 s",
        "Le 202 renvoie vers 203 : sans réponse",
      ]),
    );
  });

  test("PRO-12 PRO-07 PRO-11: a call of a line to who is not there goes out again, shown as forwarded", async () => {
    using operator = await openOperator(box());
    const profile = { name: "Ici", outside: { onUnavailable: to("0612345678") } };
    const line = lineTo("900", operator.port, { extension: "202", keepsCallerNumber: true });
    const more = { trunks: [line], outboundRules: rulesBy("900") };
    await box().import(officeWith([profile], allWeek("Ici"), more));
    await lineIs(box(), "900", "in-service");

    const route = await box().sipleo("route", "--line", "900", "--from", "0144444444", "--to", "0122334400");
    expect(route.output).toMatch(/"Ici"[\s\S]*202 forwards to 0612345678: unavailable[\s\S]*900 +0612345678/);
    const calling = operator.far.callBy({ from: "0144444444", to: "0122334400" });
    const arrived = await operator.call();

    expect(arrived.called).toBe("0612345678");
    expect(sent(arrived, "From")[0]).toContain("0144444444");
    expect(sent(arrived, "Diversion")[0]).toContain("0122334400");
    arrived.answer();
    await until("the caller to be answered", () => calling.saw.includes("200"));
    arrived.hangUp();
    await until("the caller to be told", () => calling.saw.includes("BYE"));
  });

  test("PRO-15: a profile chosen by hand counts at once, until it is given back to the planning", async () => {
    const profiles = [{ name: "Ici" }, { name: "Absent", inside: { onUnavailable: to("203") } }];
    await box().import(officeWith(profiles, allWeek("Ici")));
    await using caller = await sipJsPhone(box(), "201");
    await using second = await sipJsPhone(box(), "203");

    const refused = await caller.call("202");
    await refused.happened("rejected");
    const chosen = await box().sipleo("profile", "202", "Absent");
    expect(chosen.output).toMatch(/^202 \(Poste 202\): "Absent"/);
    expect((await box().sipleo("profile", "202")).output).toContain('"Absent"');

    const calling = await caller.call("202");
    const called = await second.incoming();
    called.accept();
    await calling.happened("accepted");
    await hangUp({ caller: calling, called });
    expect((await box().sipleo("profile", "202", "--planning")).output).toContain('"Ici"');
  });
});
