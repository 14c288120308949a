import { afterAll, beforeAll, expect, test } from "vitest";
import { type Dialog, openRawPhone, type RawPhone } from "../../../test/rig/raw-phone.ts";
import { field } from "../../../test/rig/sip-text.ts";
import { until } from "../../../test/rig/waiting.ts";
import { type AddonEngine, password, startAddonEngine } from "./test/addon-engine.ts";

/** Lamps and message-waiting on the wire (RFC 6665). */

let engine: AddonEngine;
let phone: RawPhone;

beforeAll(async () => {
  engine = await startAddonEngine();
  phone = await openRawPhone({
    number: "201",
    password: password("201"),
    exchange: { address: "127.0.0.1", port: engine.port },
  });
});
afterAll(async () => {
  await engine.silence().finally(() => phone[Symbol.asyncDispose]());
  await engine[Symbol.asyncDispose]();
}, 20_000);

const subscribe = (event: string, expires: number) =>
  phone.ask("SUBSCRIBE", {
    uri: `sip:202@127.0.0.1:${engine.port}`,
    headers: [`Event: ${event}`, `Expires: ${expires}`],
  });

async function opened(expires: number): Promise<{ readonly subscription: number; readonly dialog: Dialog }> {
  phone.raw.forget();
  const { response, dialog } = await subscribe("dialog", expires);
  expect(response.status).toBe(200);
  const { subscription, ...event } = await engine.next("subscription.opened");
  expect(event).toMatchObject({ extension: "201", target: "202", package: "dialog" });
  return { subscription: Number(subscription), dialog };
}

async function notified(from = 0) {
  const notify = await phone.requested("NOTIFY", 5_000, from);
  phone.respond(notify, 200, "OK");
  return notify;
}

test("a lamp is subscribed, told, refreshed and given up", async () => {
  const { subscription, dialog } = await opened(600);
  engine.tell("notify", subscription, "application/dialog-info+xml", "<dialog-info/>", "active");
  const first = await notified();
  expect(first.body).toBe("<dialog-info/>");
  expect(field(first, "subscription-state")).toMatch(/^active;expires=(600|599)/);

  const refreshed = await phone.inDialog(dialog, "SUBSCRIBE", { headers: ["Event: dialog", "Expires: 700"] });
  expect([refreshed.status, field(refreshed, "expires")]).toEqual([200, "700"]);
  await engine.next("subscription.refreshed");
  const brief = await phone.inDialog(dialog, "SUBSCRIBE", {
    cseq: dialog.cseq + 2,
    headers: ["Event: dialog", "Expires: 5"],
  });
  expect([brief.status, field(brief, "min-expires")]).toEqual([423, "60"]);

  const before = phone.raw.received.length;
  const given = phone.inDialog(dialog, "SUBSCRIBE", {
    cseq: dialog.cseq + 3,
    headers: ["Event: dialog", "Expires: 0"],
  });
  expect(field(await notified(before), "subscription-state")).toContain("terminated");
  expect((await given).status).toBe(200);
  expect(await engine.next("subscription.closed")).toMatchObject({ subscription });
  await engine.rest();
});

test("Expires 0 fetches once: one NOTIFY, then the subscription is over", async () => {
  const { subscription } = await opened(0);
  engine.tell("notify", subscription, "application/dialog-info+xml", "<dialog-info/>", "active");
  const only = await notified();
  expect(only.body).toBe("<dialog-info/>");
  expect(field(only, "subscription-state")).toContain("terminated");
  await engine.next("subscription.closed");
  await engine.rest();
});

test("a NOTIFY answered 481 closes the subscription, once", async () => {
  const { subscription } = await opened(600);
  engine.tell("notify", subscription, "application/dialog-info+xml", "<dialog-info/>", "active");
  phone.respond(await phone.requested("NOTIFY"), 481, "Gone");
  await engine.next("subscription.closed");
  engine.tell("notify", subscription, "application/dialog-info+xml", "<dialog-info/>", "active");
  await engine.rest();
  expect(
    engine.seen.filter((event) => event.type === "subscription.closed" && event.subscription === subscription),
  ).toHaveLength(1);
});

test("unknown packages are refused with 489 and a list, too brief ones with 423", async () => {
  const unknown = await subscribe("presence", 600);
  expect([unknown.response.status, field(unknown.response, "allow-events")]).toEqual([489, "dialog, message-summary"]);
  const brief = await subscribe("message-summary", 30);
  expect([brief.response.status, field(brief.response, "min-expires")]).toEqual([423, "60"]);
});

test("a device holds 200 subscriptions, not one more", async () => {
  const held: number[] = [];
  phone.raw.forget();
  for (let count = 0; count < 200; count++) {
    const { subscription } = await opened(600);
    held.push(subscription);
  }
  expect((await subscribe("dialog", 600)).response.status).toBe(503);
  for (const subscription of held)
    engine.tell("notify", subscription, "application/dialog-info+xml", "<x/>", "terminated");
  for (const _ of held) await engine.next("subscription.closed");
  const notifies = () => phone.raw.received.filter(({ method, status }) => method === "NOTIFY" && status === 0);
  await until("every last NOTIFY", () => new Set(notifies().map((each) => field(each, "call-id"))).size === 200);
  for (const notify of notifies()) phone.respond(notify, 200, "OK");
}, 30_000);
