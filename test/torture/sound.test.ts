import { describe, expect, test } from "vitest";
import { accountOf } from "../rig/box.ts";
import { calledTone, callerTone, hangUp, hears, listen, talk } from "../rig/conversation.ts";
import { openPjsua } from "../rig/pjsua.ts";
import { openRtpPeer } from "../rig/rtp.ts";
import { field, sdpOffer } from "../rig/sip-text.ts";
import { pause } from "../rig/waiting.ts";
import { rawPhone, sipJsPhone, useBox } from "../rig/with-box.ts";
import { freshAddress } from "./watchman.ts";

/** Nobody outside a call hears or is heard in it. */
describe("sound belongs to the two who talk", () => {
  const box = useBox();

  test("packets from elsewhere are neither heard nor do they turn the stream to themselves", async () => {
    await using both = await talk(box(), "201", "202");
    const target = both.caller.remote();
    if (target === undefined) throw new Error("no place for sound");
    await using outsider = await openRtpPeer(freshAddress());
    await using neighbour = await openRtpPeer("127.0.0.1");

    outsider.sendTo(target, 2_000);
    neighbour.sendTo(target, 2_500);
    const heard = await listen(both.called, 100);

    expect(heard.level(2_000)).toBeLessThan(-45);
    expect(heard.level(2_500)).toBeLessThan(-45);
    expect(heard.level(callerTone)).toBeGreaterThan(-14);
    expect([outsider.packets.length, neighbour.packets.length]).toEqual([0, 0]);
    await hangUp(both);
  });

  test("probing all ports of the range before the phones speak does not win the stream", async () => {
    await using caller = await sipJsPhone(box(), "201");
    await using called = await sipJsPhone(box(), "202");
    await using outsider = await openRtpPeer(freshAddress());
    const { first, last } = box().ready().settings.rtpPorts;
    const probe = Buffer.concat([Buffer.from([0x80, 8, 0, 1, 0, 0, 0, 0, 0, 0, 0, 9]), Buffer.alloc(160, 0xd5)]);
    const spray = setInterval(() => {
      for (let port = first; port <= last; port += 2) outsider.sendRaw(probe, { address: "127.0.0.1", port });
    }, 20);

    const call = await caller.call("202");
    const answered = await called.incoming();
    answered.accept();
    await call.happened("accepted");
    await pause(100);
    call.sing(callerTone);
    answered.sing(calledTone);
    await hears(answered, callerTone, 0);
    await hears(call, calledTone, 0);
    clearInterval(spray);

    expect(outsider.packets.length).toBeLessThanOrEqual(5);
    await hangUp({ caller: call, called: answered });
  });

  test("RTCP from elsewhere does not end the call", async () => {
    await using both = await talk(box(), "201", "202");
    const target = both.caller.remote();
    if (target === undefined) throw new Error("no place for sound");
    await using outsider = await openRtpPeer(freshAddress());
    const bye = Buffer.from([0x81, 203, 0, 1, 0, 0, 0, 9]);

    for (let n = 0; n < 20; n++) outsider.sendRaw(bye, { address: target.address, port: target.port + 1 });
    for (let n = 0; n < 20; n++) outsider.sendRaw(Buffer.alloc(n), target);

    await hears(both.called, callerTone, performance.now());
    await hangUp(both);
  });

  test("a phone cannot have sound sent to a multicast group, nor to our own SIP port", async () => {
    await using phone = await rawPhone(box(), "204", { address: freshAddress() });
    const uri = `sip:203@127.0.0.1:${box().sipPort}`;
    await using called = await sipJsPhone(box(), "203");
    void called
      .incoming(8_000)
      .then((call) => call.accept())
      .catch(() => undefined);

    const { response } = await phone.ask("INVITE", { uri, body: sdpOffer("224.0.0.5", 40_000) });

    expect(response.status).toBeGreaterThanOrEqual(400);
  });

  test("a phone that demands SRTP never gets a call in the clear", async () => {
    await using strict = await openPjsua({
      ...accountOf("202"),
      exchange: box().secure(),
      transport: "tls",
      srtp: 2,
      autoAnswer: 200,
    });
    await strict.registered();
    await using plain = await rawPhone(box(), "203", { address: freshAddress() });

    const answered = await plain.ask("INVITE", {
      uri: `sip:202@127.0.0.1:${box().sipPort}`,
      body: sdpOffer("127.0.0.1", 40_000),
    });
    await strict.says(/state changed to CONFIRMED/);
    const offers = strict.child.output().match(/m=audio \d+ (RTP\/S?AVP)/g) ?? [];

    expect(offers.length).toBeGreaterThan(0);
    expect(offers.every((line) => line.endsWith("RTP/SAVP"))).toBe(true);
    expect(field(answered.response, "contact")).not.toBe("");
    plain.ack(answered);
    await plain.inDialog(answered.dialog, "BYE");
  });

  test("an SRTP offer is answered with SRTP or refused, never with RTP", async () => {
    await using called = await sipJsPhone(box(), "203");
    void called
      .incoming(8_000)
      .then((call) => call.accept())
      .catch(() => undefined);
    await using phone = await rawPhone(box(), "204", { address: freshAddress() });
    const key = `a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:${Buffer.alloc(30, 7).toString("base64")}`;

    const answered = await phone.ask("INVITE", {
      uri: `sip:203@127.0.0.1:${box().sipPort}`,
      body: sdpOffer("127.0.0.1", 40_000, [key]).replace("RTP/AVP", "RTP/SAVP"),
    });

    if (answered.response.status === 200) {
      expect(answered.response.body).toMatch(/m=audio \d+ RTP\/SAVP/);
      expect(answered.response.body).toContain("a=crypto:1 AES_CM_128_HMAC_SHA1_80");
      phone.ack(answered);
      await phone.inDialog(answered.dialog, "BYE");
    } else expect(answered.response.status).toBe(488);
  });
});
