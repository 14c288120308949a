import { describe, expect, test } from "vitest";
import { accountOf } from "../rig/box.ts";
import { calledTone, callerTone, hears, listen } from "../rig/conversation.ts";
import { temporaryFolder } from "../rig/folder.ts";
import { openPjsua } from "../rig/pjsua.ts";
import { field } from "../rig/sip-text.ts";
import { songFile } from "../rig/tones.ts";
import { rawPhone, sipJsPhone, useBox } from "../rig/with-box.ts";

describe("intercom", () => {
  const box = useBox();

  test("GAP-20: *90 and a number asks that telephone on the wire to answer by itself", async () => {
    await using caller = await sipJsPhone(box(), "201");
    await using desk = await rawPhone(box(), "204");
    await desk.register();

    const calling = await caller.call("*90204");
    const invite = await desk.requested("INVITE");
    desk.respond(invite, 486, "Busy Here", { tag: "rig" });
    await calling.happened("rejected");

    expect(field(invite, "alert-info")).toMatch(/^<sip:[^>]+>;info=alert-autoanswer;delay=0$/);
    expect(field(invite, "call-info")).toMatch(/^<sip:[^>]+>;answer-after=0$/);
    expect(field(invite, "answer-mode")).toBe("Auto");
    await desk.unregister();
  });

  test("GAP-20: pjsua, which answers by itself, is talked to through its loudspeaker", async () => {
    using folder = temporaryFolder("intercom");
    await using caller = await sipJsPhone(box(), "201");
    const play = songFile(folder.file("song.wav"), calledTone);
    await using desk = await openPjsua({ ...accountOf("202"), exchange: box().place(), autoAnswer: 200, play });
    await desk.registered();

    const calling = await caller.call("*90202");
    await calling.happened("accepted");
    const since = performance.now();
    calling.sing(callerTone);

    await hears(calling, calledTone, since);
    calling.hangUp();
    await desk.says(/DISCONNECTED/);
  });

  test("GAP-20: who talks is not disturbed", async () => {
    await using busy = await sipJsPhone(box(), "202");
    await using other = await sipJsPhone(box(), "203");
    await using caller = await rawPhone(box(), "201");
    const talking = await busy.call("203");
    const called = await other.incoming();
    called.accept();
    await talking.happened("accepted");

    const { response } = await caller.ask("INVITE", {
      uri: `sip:*90202@127.0.0.1:${box().sipPort}`,
      body: "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 30000 RTP/AVP 8\r\n",
      contentType: "application/sdp",
    });

    expect(response.status).toBe(486);
    expect(field(response, "reason")).toBe("");
    talking.hangUp();
    await called.happened("bye");
  });

  test("GAP-20: *90800 lets a group hear who speaks, and him none of them", async () => {
    await using caller = await sipJsPhone(box(), "201");
    await using one = await sipJsPhone(box(), "202");
    await using other = await sipJsPhone(box(), "203");

    const speaking = await caller.call("*90800");
    await speaking.happened("accepted");
    const listeners = await Promise.all([one.incoming(), other.incoming()]);
    for (const listener of listeners) {
      listener.accept();
      listener.sing(calledTone);
    }
    speaking.sing(callerTone);
    await Promise.all(listeners.map((listener) => hears(listener, callerTone, 0)));
    const heard = await listen(speaking, 50);

    expect(heard.level(calledTone)).toBeLessThan(-40);
    speaking.hangUp();
    await Promise.all(listeners.map((listener) => listener.happened("bye")));
  });
});
