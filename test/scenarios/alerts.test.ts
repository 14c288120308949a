import { describe, expect, test } from "vitest";
import { numbersFrom, officeDocument } from "../rig/office.ts";
import { lineIs, lineTo, openOperator } from "../rig/operator.ts";
import { until } from "../rig/waiting.ts";
import { sipJsPhone, useBox } from "../rig/with-box.ts";

const office = (change: Readonly<Record<string, unknown>>) =>
  officeDocument({ numbers: numbersFrom(201, 5), change: (document) => ({ ...document, ...change }) });

describe("the list of alerts", () => {
  const box = useBox();
  const alerts = async () => (await box().sipleo("alerts")).output;

  test("LIG-34: an operator that refuses our credentials one night is told with what to do, until they are right again", async () => {
    using operator = await openOperator(box(), "good until three in the morning");
    operator.far.longest = 6;
    const line = lineTo("900", operator.port, { registration: "outbound", user: "0033900", healthSeconds: 1 });
    await box().import(office({ trunks: [{ ...line, sipPassword: "good until three in the morning" }] }));
    await lineIs(box(), "900", "in-service");
    expect(await alerts()).toBe("Nothing is wrong.\n");

    operator.far.password = "another one";
    await lineIs(box(), "900", "out-of-service");
    expect(await alerts()).toBe("Nothing is wrong.\n");
    await until("the alert", async () => (await box().pbxStatus()).alerts.length > 0, {
      limitMs: 90_000,
      everyMs: 500,
    });

    expect(await alerts()).toMatch(
      /ALERT: Line 900 "Ligne 900" is out of service: The operator refuses the registration: 401.*\n {2}Check user and password/,
    );
    expect((await box().sipleo("status")).output).toContain('ALERT: Line 900 "Ligne 900" is out of service');

    await box().import(office({ trunks: [{ ...line, sipPassword: "another one" }] }));
    await lineIs(box(), "900", "in-service");
    expect(await alerts()).toBe("Nothing is wrong.\n");
    expect(box().log()).not.toMatch(/three in the morning|another one/);
  }, 150_000);

  test("an operator that answers calls with garbage leaves its place to the next line, and is told", async () => {
    using bad = await openOperator(box());
    using good = await openOperator(box());
    const trunks = [lineTo("900", bad.port), lineTo("901", good.port)];
    await box().import(office({ trunks, outboundRules: ["900", "901"].map((trunk) => ({ prefix: "0", trunk })) }));
    await lineIs(box(), "900", "in-service");
    await lineIs(box(), "901", "in-service");

    bad.far.status = 0; // from now on it does not even answer calls properly
    await using phone = await sipJsPhone(box(), "201");
    const calling = await phone.call("0612345678");
    const babbled = until(
      "the alert",
      async () => {
        bad.far.babble("SIP/2.0 200 OK\r\nVia: nonsense\r\nCSeq: none\r\n\r\n");
        return (await box().pbxStatus()).alerts.length > 0;
      },
      { everyMs: 200, limitMs: 20_000 },
    );
    (await good.call()).answer();
    await calling.happened("accepted");
    await babbled;
    calling.hangUp();
    await calling.happened("terminated");

    expect(await alerts()).toMatch(/Warning: Line 900 "Ligne 900" sends messages that cannot be read \(127\.0\.0\.1\)/);
  });
});
