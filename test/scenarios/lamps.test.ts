import { describe, expect, test } from "vitest";
import { connectCall, hangUp } from "../rig/conversation.ts";
import { watchLamp } from "../rig/lamp.ts";
import type { RawPhone } from "../rig/raw-phone.ts";
import { field } from "../rig/sip-text.ts";
import { until } from "../rig/waiting.ts";
import { rawPhone, sipJsPhone, useBox } from "../rig/with-box.ts";

describe("lamps", () => {
  const box = useBox();
  const subscribe = (phone: RawPhone, target: string, event: string, accept: string, expires = 300) =>
    phone.ask("SUBSCRIBE", {
      uri: `sip:${target}@127.0.0.1:${box().sipPort}`,
      headers: [`Event: ${event}`, `Accept: ${accept}`, `Expires: ${expires}`],
    });

  test("PRE-04: the lamp of *69 is lit while one's own number is hidden", async () => {
    await using watcher = await rawPhone(box(), "204");
    await watcher.register();
    using lamp = watchLamp(watcher);
    await subscribe(watcher, "*69", "dialog", "application/dialog-info+xml");
    await until("the first state", () => lamp.states().at(-1) === "terminated");
    await using phone = await sipJsPhone(box(), "204");

    await (await phone.call("*69")).happened("bye", 10_000);
    await until("the lamp to be lit", () => lamp.states().at(-1) === "confirmed");
    expect((await box().sipleo("status")).output).toMatch(/204 .*hides its number/);
    await (await phone.call("*69")).happened("bye", 10_000);
    await until("the lamp to go out", () => lamp.states().at(-1) === "terminated");
  });

  test("a lamp follows its extension: free, ringing, talking, free", async () => {
    await using watcher = await rawPhone(box(), "205");
    await watcher.register();
    using lamp = watchLamp(watcher);
    const { response, dialog } = await subscribe(watcher, "202", "dialog", "application/dialog-info+xml");
    expect([200, 202]).toContain(response.status);
    await until("the first state", () => lamp.states().length > 0);
    await using caller = await sipJsPhone(box(), "201");
    await using called = await sipJsPhone(box(), "202");

    const call = await caller.call("202");
    const rings = await called.incoming();
    rings.ring();
    await until("ringing", () => lamp.states().at(-1) === "early");
    rings.accept();
    await until("talking", () => lamp.states().at(-1) === "confirmed");
    call.hangUp();
    await until("free again", () => ["terminated", "none"].includes(lamp.states().at(-1) ?? ""));

    expect(lamp.last()?.body).toContain('entity="sip:202@');
    expect(field(lamp.last() ?? response, "subscription-state")).toMatch(/^active/);
    const end = await watcher.inDialog(dialog, "SUBSCRIBE", { headers: ["Event: dialog", "Expires: 0"] });
    expect([200, 202]).toContain(end.status);
    await until("the last NOTIFY", () => /^terminated/.test(field(lamp.last() ?? response, "subscription-state")));
    await watcher.unregister();
  });

  test("versions of a lamp's documents count up without a gap", async () => {
    await using watcher = await rawPhone(box(), "205");
    await watcher.register();
    const bodies: string[] = [];
    using lamp = watchLamp(watcher);
    const { dialog } = await subscribe(watcher, "201", "dialog", "application/dialog-info+xml");
    await using caller = await sipJsPhone(box(), "201");
    await using called = await sipJsPhone(box(), "202");

    const both = await connectCall(caller, called);
    await until("talking", () => lamp.states().at(-1) === "confirmed");
    await hangUp(both);
    await until("free", () => ["terminated", "none"].includes(lamp.states().at(-1) ?? ""));

    for (const message of watcher.raw.received) if (message.method === "NOTIFY") bodies.push(message.body);
    const versions = [...new Set(bodies.map((body) => Number(/version="(\d+)"/.exec(body)?.[1] ?? -1)))];
    expect(versions).toEqual(versions.map((_, index) => (versions[0] ?? 0) + index));
    await watcher.inDialog(dialog, "SUBSCRIBE", { headers: ["Event: dialog", "Expires: 0"] });
    await watcher.unregister();
  });

  test("message-summary is accepted and says that nothing waits", async () => {
    await using phone = await rawPhone(box(), "205");
    await phone.register();
    const { response, dialog } = await subscribe(phone, "205", "message-summary", "application/simple-message-summary");
    expect([200, 202]).toContain(response.status);

    const notify = await phone.requested("NOTIFY");
    phone.respond(notify, 200, "OK");

    expect(notify.body).toMatch(/Messages-Waiting: no/i);
    const mark = phone.raw.received.length;
    await phone.inDialog(dialog, "SUBSCRIBE", { headers: ["Event: message-summary", "Expires: 0"] });
    phone.respond(await phone.requested("NOTIFY", 5_000, mark), 200, "OK");
    await phone.unregister();
  });

  test("an event that we do not know is refused with 489 and the list of those we do", async () => {
    await using phone = await rawPhone(box(), "205");

    const { response } = await subscribe(phone, "201", "rig-weather", "text/plain");

    expect(response.status).toBe(489);
    expect(field(response, "allow-events")).toContain("dialog");
  });
});
