import { describe, expect, test } from "vitest";
import { type CheckingOperator, openCheckingOperator } from "../rig/checking-operator.ts";
import { startChild } from "../rig/child.ts";
import { openStrictNetwork, whyNoNetworks } from "../rig/netns.ts";
import { numbersFrom, officeDocument } from "../rig/office.ts";
import { lineIs, lineTo, rulesBy } from "../rig/operator.ts";
import { audioTarget, field, sdpOffer } from "../rig/sip-text.ts";
import { sipJsPhone, useBox } from "../rig/with-box.ts";

const hindrance = await whyNoNetworks();
const skipped = hindrance === undefined ? "" : ` (skipped: ${hindrance})`;

/** A box that is bound to every address, and an operator that looks from which one it is called. */
describe("LIG-24: the interface of a line", () => {
  const box = useBox({ bind: ["0.0.0.0"] });
  const officeWith = (port: number, change: Readonly<Record<string, unknown>>) =>
    officeDocument({
      numbers: numbersFrom(201, 5),
      change: (document) => ({
        ...document,
        trunks: [lineTo("900", port, change)],
        outboundRules: rulesBy("900"),
      }),
    });
  const office = ({ port }: CheckingOperator, address: string) => {
    const registers = { registration: "outbound", user: "0033900", sipPassword: "pw-of-the-line", healthSeconds: 0 };
    return officeWith(port, { ...registers, interface: address });
  };

  test("LIG-24: a line registers, calls and hangs up from its interface", async () => {
    await using operator = await openCheckingOperator("udp");
    const imported = box().import(office(operator, "127.0.0.2"));
    operator.respond(await operator.next("REGISTER", 20_000), 200);
    await imported;
    await lineIs(box(), "900", "in-service");
    await using phone = await sipJsPhone(box(), "201");

    const calling = phone.call("0612345678");
    const invite = await operator.next("INVITE");
    operator.respond(invite, 200, sdpOffer("127.0.0.1", 31_000));
    const call = await calling;
    await call.happened("accepted");
    await operator.next("ACK");
    call.hangUp();
    operator.respond(await operator.next("BYE"), 200);

    const seen = operator.heard.map(({ message, address, port }) => `${message.method} ${address}:${port}`);
    const from = `127.0.0.2:${box().sipPort}`;
    expect(new Set(seen)).toEqual(new Set(["REGISTER", "INVITE", "ACK", "BYE"].map((method) => `${method} ${from}`)));
    expect(field(invite.message, "contact")).toContain(`@${from}`);
    expect(audioTarget(invite.message.body).address).toBe("127.0.0.2");
  });

  test("LIG-24 LIG-34: a line whose interface the box has not got says so, and comes into service with one that it has", async () => {
    await using operator = await openCheckingOperator("udp");
    await box().import(office(operator, "203.0.113.77"));
    const { why } = await lineIs(box(), "900", "out-of-service");
    expect(why).toMatchObject({ code: "line-lacks-interface", facts: { address: "203.0.113.77" } });
    const { code, output } = await box().sipleo("line", "test", "900", "--fr");
    expect(code).toBe(1);
    expect(output).toMatch(
      /La box n'a pas l'adresse 203\.0\.113\.77, par laquelle la ligne sort\n {4}Vérifiez le câble et le réseau/,
    );
    expect(operator.heard).toEqual([]);

    const imported = box().import(office(operator, "127.0.0.2"));
    operator.respond(await operator.next("REGISTER", 20_000), 200);
    await imported;
    await lineIs(box(), "900", "in-service");
  });

  test.skipIf(hindrance !== undefined)(
    `LIG-24: an operator who lets in one address only is reached by it alone${skipped}`,
    async () => {
      await using network = await openStrictNetwork();
      const { operator, namespace, admitted } = network;
      const options = ["-sn", "uas", "-aa", "-i", operator, "-p", "5060", "-nostdin"];
      await using _sipp = startChild("sipp uas", "ip", ["netns", "exec", namespace, "sipp", ...options]);
      const addresses = [{ host: operator, port: 5060 }];
      await box().import(officeWith(5060, { addresses, healthSeconds: 5 }));
      await lineIs(box(), "900", "out-of-service");

      await box().import(officeWith(5060, { addresses, healthSeconds: 5, interface: admitted }));
      await lineIs(box(), "900", "in-service");
      await using phone = await sipJsPhone(box(), "201");
      const call = await phone.call("0612345678");
      await call.happened("accepted");
      call.hangUp();
      await box().atRest();
    },
  );
});
