import { expect, test } from "vitest";
import { apiClient, signedIn } from "../rig/api-client.ts";
import { startBox } from "../rig/box.ts";
import { hangUp, talk } from "../rig/conversation.ts";
import { openLive } from "../rig/live-socket.ts";
import { until } from "../rig/waiting.ts";

test("web killed with kill -9 comes back, calls go on, and the browser's login still holds", async () => {
  await using box = await startBox();
  using client = await signedIn(box);
  const { pbx } = box.pids();
  await using call = await talk(box, "201", "202");

  await box.killAndAwait("web");

  using again = apiClient(box);
  again.cookie = client.cookie;
  expect((await again.ask("GET", "/api/v1/account")).json).toMatchObject({ name: "admin" });
  expect(box.pids().pbx).toBe(pbx);
  expect((await box.pbxStatus()).calls).toHaveLength(1);
  await call.caller.sound.hear(25);
  await hangUp(call);
});

test("while store is away, who is signed in stays so, sees live state, and is told why nothing is saved", async () => {
  await using box = await startBox();
  using client = await signedIn(box);
  using ears = await openLive(box, { Origin: client.origin, Cookie: client.cookie ?? "" });
  await ears.sees("the picture", (entries) => "configuration" in entries && "process/store" in entries);
  await client.ask("GET", "/api/v1/account");

  const before = box.pid("store");
  box.kill("store");
  const refused = await until("web to notice", async () => {
    const answer = await client.ask("POST", "/api/v1/reload");
    return answer.status === 503 && answer;
  });

  expect(refused.json).toMatchObject({
    code: "service-away",
    message: "La base de configuration ne répond pas : réessayez dans un instant.",
  });
  expect(Number(refused.fields["retry-after"])).toBeGreaterThan(0);
  expect((await client.ask("GET", "/api/v1/account")).status).toBe(200);
  await until("another store", () => box.pid("store") !== before && box.alive("store"));
  await ears.sees("store back", (entries) => JSON.stringify(entries.links).includes('"store":true'), 15_000);
  expect((await client.ask("GET", "/api/v1/account")).status).toBe(200);
  expect(ears.raw.isOpen()).toBe(true);
});

test("pages of a port that is taken are a sentence, and the calls of the box go on", async () => {
  await using first = await startBox();
  await using second = await startBox({ environment: { SIPLEO_HTTPS_PORT: String(first.httpsPort) } });

  const web = await until("web to say why", async () => {
    const { output } = await second.sipleo("status", "--json");
    return output.includes("WEB_CANNOT_LISTEN") || output.includes("the port is taken") ? output : undefined;
  });

  expect(web).toContain(String(first.httpsPort));
  await using call = await talk(second, "201", "202");
  await hangUp(call);
  using client = apiClient(first);
  expect((await client.ask("GET", "/api/v1/setup")).status).toBe(200);
});
