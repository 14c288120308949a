import { describe, expect, test } from "vitest";
import { UdpCall } from "../../daemon/pbx/engine/far-side-udp/udp-call.ts";
import { numbersFrom, officeDocument } from "../rig/office.ts";
import { lineIs, lineTo, type Operator, openOperator, rulesBy, sent } from "../rig/operator.ts";
import { until } from "../rig/waiting.ts";
import { sipJsPhone, useBox } from "../rig/with-box.ts";

const office = (change: Readonly<Record<string, unknown>>) =>
  officeDocument({ numbers: numbersFrom(201, 5), change: (document) => ({ ...document, ...change }) });

/** A forward to outside whose number leads back to our own line. */
const forwarding = (port: number, change: Readonly<Record<string, unknown>> = {}) => ({
  trunks: [lineTo("900", port, { extension: "0606060606", ...change })],
  outboundRules: rulesBy("900"),
  externalNumbers: [{ name: "Autre box", number: "0606060606" }],
});

describe("two boxes that forward to each other", () => {
  const box = useBox();

  /** The other box brings back every call that it gets, with what it makes of it, until one is refused. Resolves when none is left. */
  async function bringBack(
    { far }: Operator,
    what: (arrived: UdpCall) => { readonly maxForwards: number; readonly diversions?: number },
  ): Promise<number> {
    const back: { readonly arrived: UdpCall; readonly again: UdpCall }[] = [];
    return await until(
      "every call to have ended",
      () => {
        for (const arrived of far.calls.slice(back.length)) {
          if (!(arrived instanceof UdpCall) || arrived.invited === null) continue;
          const more = what(arrived);
          const diverted = more.diversions === undefined ? {} : { diverted: "0606060606" };
          back.push({ arrived, again: far.callBy({ from: "0612345678", to: "0122334400", ...more, ...diverted }) });
        }
        // A refusal that comes back goes on to where the call came from, as the other box would do it.
        for (const { arrived, again } of back) {
          const refused = again.saw.find((one) => Number(one) >= 400);
          if (refused !== undefined && !arrived.over) arrived.refuse(Number(refused));
        }
        return back.length > 0 && back.every(({ arrived }) => arrived.over) && back.length;
      },
      { limitMs: 30_000 },
    );
  }

  test("RFC 3261 §16.6, RFC 5393: end by Max-Forwards after ten rounds, with 483 and an alert", async () => {
    using operator = await openOperator(box());
    await box().import(office(forwarding(operator.port)));
    await lineIs(box(), "900", "in-service");

    const first = operator.far.callBy({ from: "0612345678", to: "0122334400" });
    await operator.call();
    const rounds = await bringBack(operator, (arrived) => ({
      maxForwards: Number(sent(arrived, "Max-Forwards")[0]) - 1,
    }));

    await until("the refusal of the first call", () => first.saw.includes("483"));
    expect(rounds).toBe(10);
    await box().atRest();
    expect((await box().sipleo("alerts")).output).toMatch(
      /ALERT: Calls go round: line 900 "Ligne 900" brings 0122334400 back to the box\.\n {2}Look for the forward/,
    );
    const record = await until("the record of the first call", async () =>
      (await box().records()).find(({ outcome }) => outcome === "too-many-hops"),
    );
    expect(record.dialled).toBe("0122334400");
  });

  test("RFC 5806: end by the counter of Diversion where Max-Forwards begins anew each time", async () => {
    using operator = await openOperator(box());
    await box().import(office(forwarding(operator.port, { keepsCallerNumber: true })));
    await lineIs(box(), "900", "in-service");
    await using phone = await sipJsPhone(box(), "201");

    const calling = await phone.call("0606060606");
    await operator.call();
    const rounds = await bringBack(operator, (arrived) => ({
      maxForwards: 70,
      diversions: Number(/counter=(\d+)/.exec(sent(arrived, "Diversion")[0] ?? "")?.[1] ?? 0) + 1,
    }));

    await calling.happened("rejected");
    expect(rounds).toBe(3);
    await box().atRest();
  });
});
