import { describe, expect, test } from "vitest";
import { numbersFrom, officeDocument, passwordOf } from "../rig/office.ts";
import { lineIs, lineTo, openOperator, rulesBy, sent } from "../rig/operator.ts";
import { loudness } from "../rig/tone.ts";
import { until } from "../rig/waiting.ts";
import { sipJsPhone, useBox } from "../rig/with-box.ts";

const office = (change: Readonly<Record<string, unknown>>) =>
  officeDocument({ numbers: numbersFrom(201, 5), change: (document) => ({ ...document, ...change }) });

const inLyon = (...numbers: readonly string[]) =>
  numbersFrom(201, 5).map((number) => ({
    number,
    name: `Poste ${number}`,
    sipPassword: passwordOf(number),
    site: numbers.includes(number) ? "Lyon" : null,
  }));

describe("who calls for help", () => {
  const box = useBox();

  test("MEX-01: has the contact of his site called, who hears it; the list of alerts and the audit keep it", async () => {
    using operator = await openOperator(box());
    const trunks = [lineTo("900", operator.port)];
    const sites = [{ name: "Lyon", emergencyContact: "205" }];
    await box().import(office({ trunks, sites, extensions: inLyon("201") }));
    await lineIs(box(), "900", "in-service");
    await using phone = await sipJsPhone(box(), "201");
    await using contact = await sipJsPhone(box(), "205");

    const help = await phone.call("112");
    const arrived = await operator.call();
    const warning = await contact.incoming();
    expect(warning.peer).toBe("201");
    const from = performance.now();
    warning.accept();
    await until("the sentence", () =>
      warning.sound.packets.some(({ at, samples }) => at >= from && loudness(samples) > -25),
    );
    arrived.answer();
    await help.happened("accepted");
    help.hangUp();
    await warning.happened("bye", 60_000);

    expect(operator.far.calls).toHaveLength(1);
    expect((await box().sipleo("alerts")).output).toMatch(
      /ALERT: An emergency call to 112 was made from extension 201: The call comes from site "Lyon"/,
    );
  });

  test("MEX-01: has a contact outside called by another line than his own", async () => {
    using busy = await openOperator(box());
    using free = await openOperator(box());
    const trunks = [lineTo("900", busy.port, { maxOutgoing: 1 }), lineTo("901", free.port)];
    const externalNumbers = [{ name: "Gardien", number: "0606060606" }];
    const emergency = { contact: "0606060606" };
    await box().import(office({ trunks, externalNumbers, emergency, outboundRules: rulesBy("900", "901") }));
    await lineIs(box(), "900", "in-service");
    await lineIs(box(), "901", "in-service");
    await using phone = await sipJsPhone(box(), "202");

    const help = await phone.call("15");
    (await busy.call()).answer();
    await help.happened("accepted");
    const warned = await free.call(1, 30_000); // not before the call for help has its line

    expect(warned.called).toBe("0606060606");
    expect(sent(warned, "From")[0]).toContain("0122334401");
    warned.answer();
    await until("the goodbye of the box", () => warned.saw.includes("BYE"), { limitMs: 60_000 });
    help.hangUp();
    await help.happened("terminated");
  });

  test("MEX-02: sipleo emergency prove walks every number from every site, asks the lines, and calls nobody", async () => {
    using operator = await openOperator(box());
    using other = await openOperator(box());
    const trunks = [lineTo("900", operator.port, { healthSeconds: 1 }), lineTo("901", other.port)];
    const sites = [{ name: "Lyon", emergencyTrunks: ["901"] }];
    await box().import(office({ trunks, sites, extensions: inLyon("203") }));
    await lineIs(box(), "900", "in-service");
    await lineIs(box(), "901", "in-service");

    const good = await box().sipleo("emergency", "prove");
    expect(good.code).toBe(0);
    expect(good.output).toMatch(/proved from every site/);
    expect(good.output).toMatch(/"Lyon", as 203 would call: proved\n {2}goes out: .*112/);
    expect(good.output).toMatch(/901 +Ligne 901 +yes +answered/);

    other.far.status = 0;
    const weak = await box().sipleo("emergency", "prove");
    expect(weak.code).toBe(1);
    expect(weak.output).toMatch(/"Lyon", as 203 would call: weak/);
    expect((await box().sipleo("status")).output).toMatch(/Emergency calls: NOT proved from "Lyon"/);
    expect((await box().sipleo("alerts")).output).toMatch(/extension 203 would not go out by its first line/);
    expect([...operator.far.calls, ...other.far.calls]).toEqual([]);
  });
});
