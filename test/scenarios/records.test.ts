import { describe, expect, test } from "vitest";
import type { CallRecord } from "../../daemon/contracts/call-record.ts";
import { signedIn } from "../rig/api-client.ts";
import { connectCall } from "../rig/conversation.ts";
import { numbersFrom, officeDocument } from "../rig/office.ts";
import { lineIs, lineTo, openOperator, rulesBy } from "../rig/operator.ts";
import { openSipJsPhone } from "../rig/sipjs-phone.ts";
import { until } from "../rig/waiting.ts";
import { sipJsPhone, useBox } from "../rig/with-box.ts";

/** What is kept of a call that was really made: one record with its legs, tries, causes, durations, quality, reasons. */

const gateway = { user: "fxo", sipPassword: "secret of the gateway" };

describe("the record of a call", () => {
  const box = useBox();
  const records = async () => {
    await box().atRest();
    return await until("records", async () => {
      const found = await box().records();
      return found.length > 0 && found;
    });
  };

  test("GAP-16: through a line that failed and a gateway that answered, it has every leg with its times, end and sound", async () => {
    using broken = await openOperator(box());
    const document = officeDocument({ numbers: numbersFrom(201, 5) });
    const trunks = [
      lineTo("900", broken.port),
      { number: "901", name: "Passerelle", registration: "inbound", extension: "201", ...gateway },
    ];
    await box().import({ ...document, trunks, outboundRules: rulesBy("900", "901") });
    await lineIs(box(), "900", "in-service");
    await using fxo = await openSipJsPhone({
      number: gateway.user,
      password: gateway.sipPassword,
      exchange: box().place(),
    });
    await fxo.register();
    await lineIs(box(), "901", "in-service");
    await using caller = await sipJsPhone(box(), "202");
    const begun = Date.now();

    const calling = await caller.call("0699887766");
    (await broken.call()).refuse(503);
    const outside = await fxo.incoming();
    outside.ring();
    await calling.happened("progress");
    outside.accept();
    await calling.happened("accepted");
    calling.sing(440);
    outside.sing(1_000);
    await Promise.all([calling.sound.hear(100), outside.sound.hear(100)]);
    outside.hangUp();
    await calling.happened("bye");

    const [record] = await records();
    const { revision } = await box().pbxStatus();
    expect(record).toMatchObject({
      revision,
      caller: { number: "202", name: "Poste 202" },
      dialled: "0699887766",
      answeredBy: "0699887766",
      outcome: "answered",
      legs: [
        { direction: "in", number: "202", trunk: null, cause: "normal", quality: { codec: expect.any(String) } },
        { direction: "out", number: "0699887766", trunk: "900", cause: expect.any(String), status: 503, quality: null },
        {
          direction: "out",
          number: "0699887766",
          trunk: "901",
          cause: "normal",
          quality: { codec: expect.any(String) },
        },
      ],
    });
    const codes = record?.reasons.map((one) => (typeof one === "string" ? one : one.code)) ?? [];
    expect(codes).toEqual(["by-rule", "by-rule", "line-tried", "line-failed", "line-tried"]);
    isInOrder(record, begun);
    for (const { quality } of record?.legs.filter((leg) => leg.quality !== null) ?? []) {
      expect(quality?.packetsReceived).toBeGreaterThanOrEqual(90);
      expect(quality?.packetsSent).toBeGreaterThanOrEqual(90);
      expect(quality?.packetsLost).toBe(0);
      expect(quality?.jitterMs).toBeGreaterThanOrEqual(0);
      expect(quality?.mos).toBeGreaterThan(3);
      expect(quality?.mos).toBeLessThanOrEqual(4.5);
    }

    using client = await signedIn(box());
    const { json } = await client.ask("GET", "/api/v1/calls.json?number=0699887766&direction=outgoing");
    expect(json).toEqual([record]);
  });

  test("GAP-16: packets that are lost on the way to us stand in the leg that lost them, and lower its note", async () => {
    await using one = await sipJsPhone(box(), "203");
    await using other = await sipJsPhone(box(), "204");
    const { caller, called } = await connectCall(one, other);
    caller.sing(440);
    called.sing(1_000);
    await called.sound.hear(50);
    caller.sound.lose(10);
    await called.sound.hear(50);
    caller.hangUp();
    await called.happened("bye");

    const record = await until("the record", async () => (await records()).find(({ dialled }) => dialled === "204"));
    const [heard, whole] = record.legs;
    expect(heard?.quality).toMatchObject({ packetsLost: 10 });
    expect(whole?.quality).toMatchObject({ packetsLost: 0 });
    expect(heard?.quality?.mos).toBeLessThan(whole?.quality?.mos ?? 0);
  });
});

/** Every time of the record and of its legs follows from the one before. */
function isInOrder(record: CallRecord | undefined, begun: number): void {
  const { startedAt = 0, answeredAt = null, endedAt = 0, legs = [] } = record ?? {};
  const times = [begun - 50, startedAt, answeredAt ?? 0, endedAt, Date.now() + 50];
  expect([...times].sort((before, after) => before - after)).toEqual(times);
  for (const leg of legs) {
    const own = [startedAt, leg.startedAt, leg.ringingAt, leg.answeredAt, leg.endedAt, endedAt].flatMap(
      (at) => at ?? [],
    );
    expect([...own].sort((before, after) => before - after)).toEqual(own);
  }
}
