import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { numbersFrom, officeDocument, passwordOf } from "../rig/office.ts";
import { openRawUdp } from "../rig/raw-udp.ts";
import { authorization, challenges, request } from "../rig/sip-text.ts";
import { rawPhone, sipJsPhone, useBox } from "../rig/with-box.ts";
import { badBodies } from "./bodies.ts";
import { freshAddress, openWatchman, type Watchman } from "./watchman.ts";

describe("text messages that make no sense", () => {
  const box = useBox({ document: officeDocument({ numbers: numbersFrom(201, 5) }) });
  let watchman: Watchman | undefined;
  beforeAll(async () => {
    watchman = await openWatchman(box());
  });
  afterAll(async () => await watchman?.[Symbol.asyncDispose]());
  const uri = (number: string) => `sip:${number}@127.0.0.1:${box().sipPort}`;

  test.each(badBodies.map((bad) => [bad.what, bad] as const))(
    "what would be no session (%s) is no message either",
    async (what, { body, contentType = "application/sdp" }) => {
      await using phone = await rawPhone(box(), "204", { address: freshAddress() });

      const { response } = await phone.ask("MESSAGE", { uri: uri("202"), body, contentType, limitMs: 3_000 });

      expect(response.status).toBeOneOf([400, 413, 415]);
      await watchman?.expectAlive(what);
    },
  );

  test.each([
    ["of a million bytes that are not there", ["Content-Length: 1000000"], 400],
    ["with two kinds of content", ["Content-Type: text/plain", "Content-Type: text/html"], 400],
    ["with two lengths", ["Content-Length: 1", "Content-Length: 2"], 400],
    ["packed", ["Content-Encoding: gzip"], 415],
    ["that may go no further", ["Max-Forwards: 0"], 483],
  ])("%s: refused, whoever sends it", async (what, headers, status) => {
    await using stranger = await openRawUdp(box().place(), { address: freshAddress() });
    const shape = { method: "MESSAGE", uri: uri("202"), from: uri("201"), to: uri("202"), via: stranger.via };
    const named = new Set(headers.map((header) => header.split(":", 1)[0]));
    const text = request({ ...shape, body: "x", contentType: "text/plain" })
      .split("\r\n")
      .filter((line) => line === "" || !named.has(line.split(":", 1)[0]))
      .join("\r\n")
      .replace("\r\n\r\n", `\r\n${headers.join("\r\n")}\r\n\r\n`);

    const answer = await stranger.ask(text);

    expect(answer.status).toBe(status);
    await watchman?.expectAlive(what);
  });

  test("bytes that are no text arrive as marks, and nothing else of the message changes", async () => {
    await using reader = await sipJsPhone(box(), "202");
    await using raw = await openRawUdp(box().place(), { address: freshAddress() });
    const shape = { method: "MESSAGE", uri: uri("202"), from: uri("201"), to: uri("202"), via: raw.via };
    const body = "a\u00ff\u00feb";
    const [challenge] = challenges(await raw.ask(request({ ...shape, body: "x", contentType: "text/plain" })));
    if (challenge === undefined) throw new Error("no challenge");
    const asked = { user: "201", password: passwordOf("201"), method: "MESSAGE", uri: uri("202") };
    const text = request({ ...shape, body, contentType: "text/plain", headers: [authorization(challenge, asked)] });

    raw.send(Buffer.from(text.replace(/Content-Length: \d+/, "Content-Length: 4"), "latin1"));
    const answer = await raw.receive("202", ({ status }) => status === 202);

    expect(answer.status).toBe(202);
    await expect.poll(() => reader.texts.map((one) => one.text)).toEqual(["a\ufffd\ufffdb"]);
    await watchman?.expectAlive("bytes that are no text");
  });

  test("sixty texts at once from one telephone are all answered, and arrive once each", async () => {
    await using reader = await sipJsPhone(box(), "203");
    await using phone = await rawPhone(box(), "205", { address: freshAddress() });

    const sent = Array.from({ length: 60 }, (_, n) =>
      phone.ask("MESSAGE", { uri: uri("203"), body: String(n), contentType: "text/plain", limitMs: 10_000 }),
    );
    const statuses = (await Promise.all(sent)).map(({ response }) => response.status);

    expect(new Set(statuses)).toEqual(new Set([202]));
    await expect.poll(() => reader.texts.length, { timeout: 15_000 }).toBe(60);
    expect(new Set(reader.texts.map(({ text }) => text)).size).toBe(60);
    await watchman?.expectAlive("many texts");
  });
});
