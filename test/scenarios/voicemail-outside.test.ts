import { describe, expect, test } from "vitest";
import { hears, hearsPure } from "../rig/conversation.ts";
import { numbersFrom, officeDocument } from "../rig/office.ts";
import { lineIs, rulesBy } from "../rig/operator.ts";
import { openSipJsPhone } from "../rig/sipjs-phone.ts";
import { until } from "../rig/waiting.ts";
import { sipJsPhone, useBox } from "../rig/with-box.ts";

const spoken = 620;
const beep = 1_000;

describe("voicemail and who is outside", () => {
  const box = useBox();

  test("BVF-09 BVL-11: a mobile is told of a message from outside by text, and its caller is called back", async () => {
    const password = "pw-of-the-gateway";
    const to = { kind: "voicemail", mailbox: null };
    const gateway = { number: "900", name: "Passerelle", registration: "inbound", user: "gw900", extension: "202" };
    const absent = { onUnavailable: to, onNoAnswer: to };
    const days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    const planning = { week: [{ days, from: "00:00", to: "24:00", profile: "Absent" }] };
    const profiles = [{ name: "Absent", inside: absent, outside: absent }];
    await box().import(
      officeDocument({
        numbers: numbersFrom(201, 2),
        change: (document) => ({
          ...document,
          extensions: (Array.isArray(document.extensions) ? document.extensions : []).map((one: { number: string }) =>
            one.number === "202" ? { ...one, profiles, planning } : one,
          ),
          trunks: [{ ...gateway, sipPassword: password }],
          outboundRules: rulesBy("900"),
          messageRules: [{ prefix: "06", trunk: "900" }],
          mailboxes: [{ id: "m202", name: "Répondeur", owner: "202", isDefault: true, sms: "0698765432" }],
        }),
      }),
    );
    await using outside = await openSipJsPhone({ number: "gw900", password, exchange: box().place() });
    await outside.register();
    await lineIs(box(), "900", "in-service");

    const leaving = await outside.call("202", ["P-Asserted-Identity: <sip:0612345678@operator.example>"]);
    await leaving.happened("accepted");
    leaving.sing(0);
    await hearsPure(leaving, beep, 0);
    leaving.sing(spoken);
    const since = performance.now();
    await until("three seconds to be said", () => performance.now() - since > 3_000);
    leaving.hangUp();

    await until("the text message", () => outside.texts.length > 0, { limitMs: 20_000 });
    expect(outside.texts.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^Message vocal de 0612345678 \([34] s\), boîte « Répondeur »\. Pour l'écouter : 500\.$/),
    ]);

    await using owner = await sipJsPhone(box(), "202");
    const calling = await owner.call("500");
    await calling.happened("accepted");
    calling.sing(0);
    await calling.sound.sendDigit("1", 101);
    await hearsPure(calling, spoken, 0, 30_000);
    await calling.sound.sendDigit("4", 101);
    const back = await outside.incoming();
    back.accept();
    await back.happened("accepted");
    calling.sing(440);
    back.sing(1_000);
    await Promise.all([hears(calling, 1_000, 0), hears(back, 440, 0)]);
    calling.hangUp();
    await back.happened("bye");
    await box().atRest();
    expect((await box().records())[0]?.legs).toContainEqual(
      expect.objectContaining({ number: "0612345678", trunk: "900" }),
    );
  });
});
