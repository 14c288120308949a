import { expect, test } from "vitest";
import { type Health, healthHourSchema } from "../../daemon/contracts/machine-health.ts";
import { parser } from "../../daemon/kit/parse.ts";
import { signedIn } from "../rig/api-client.ts";
import { startBox } from "../rig/box.ts";
import { openLive } from "../rig/live-socket.ts";
import { until } from "../rig/waiting.ts";

const readHour = parser(healthHourSchema, "an hour of health");

test("how this machine is, is told by the API and live, and again after health was killed", async () => {
  await using box = await startBox();
  using client = await signedIn(box);
  using ears = await openLive(box, { Origin: client.origin, Cookie: client.cookie ?? "" });
  await ears.sees("how the machine is", (entries) => "health" in entries);

  const { now, hour } = readHour((await client.ask("GET", "/api/v1/health")).json);
  expect(now?.memory?.totalBytes).toBeGreaterThan(now?.memory?.availableBytes ?? 0);
  expect(now?.disk?.totalBytes).toBeGreaterThan(now?.disk?.freeBytes ?? 0);
  expect(now?.interfaces.map(({ name }) => name)).not.toContain("lo");
  expect(hour.at(-1)).toMatchObject({ at: now?.at, processor: expect.any(Number), memory: expect.any(Number) });

  const before = (ears.entries().health as Health).at;
  await box.killAndAwait("health");

  await ears.sees("a sample of the next process", (entries) => ((entries.health ?? { at: 0 }) as Health).at > before);
});

test("health that is stopped is missed by nobody, and says so when it is asked", async () => {
  await using box = await startBox();
  using client = await signedIn(box);
  using ears = await openLive(box, { Origin: client.origin, Cookie: client.cookie ?? "" });
  await ears.sees("how the machine is", (entries) => "health" in entries);

  await client.ask("POST", "/api/v1/services/health/stop");
  await ears.sees("nothing of the machine", (entries) => !("health" in entries) && "extension/201" in entries);
  const refused = await client.ask("GET", "/api/v1/health");
  await client.ask("POST", "/api/v1/services/health/start");

  expect([refused.status, refused.json]).toEqual([
    503,
    expect.objectContaining({ message: "La surveillance de la machine ne répond pas : réessayez dans un instant." }),
  ]);
  await ears.sees("how the machine is", (entries) => "health" in entries);
  await until("health to be ready", () =>
    box.ready().processes.every(({ name, state }) => state === "ready" || name === "dnsmasq"),
  );
});

test("a service without which nobody could start anything again is not stopped, and one that is not there is not found", async () => {
  await using box = await startBox();
  using client = await signedIn(box);
  const refusal = async (path: string) => {
    const { status, json } = await client.ask("POST", `/api/v1/services/${path}`);
    return [status, (json as { code: string }).code];
  };

  expect(await refusal("web/stop")).toEqual([409, "service-needed"]);
  expect(await refusal("store/stop")).toEqual([409, "service-needed"]);
  expect(await refusal("nobody/restart")).toEqual([404, "not-found"]);
});
