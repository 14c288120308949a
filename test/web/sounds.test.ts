import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { apiClient, signedIn } from "../rig/api-client.ts";
import { useBox } from "../rig/with-box.ts";

const box = useBox();

const mp3 = execFileSync("ffmpeg", ["-v", "error", "-f", "lavfi", "-i", "sine=duration=1", "-f", "mp3", "pipe:1"]);
const file = { "content-type": "audio/mpeg" };
const upload = "/api/v1/sounds?name=jazz.mp3";

describe("sounds of the office", () => {
  test("AUD-04 AUD-06: one is uploaded, listed and listened to before anything is saved", async () => {
    using client = await signedIn(box());

    const added = await client.ask("POST", upload, { raw: mp3, fields: file });

    expect(added).toMatchObject({ status: 201, json: { name: "jazz.mp3", bytes: mp3.length } });
    const { sound } = added.json as { sound: string };
    expect((await client.ask("GET", "/api/v1/sounds")).json).toMatchObject({ items: [{ sound, name: "jazz.mp3" }] });
    const heard = await client.ask("GET", `/api/v1/sounds/${sound}/audio`);
    expect([heard.status, heard.fields["content-type"], heard.text.slice(0, 4)]).toEqual([200, "audio/wav", "RIFF"]);
    expect((await client.ask("GET", "/api/v1/revisions?limit=1")).json).toMatchObject({ items: [{ revision: 2 }] });
  });

  test("is played by browsers that ask for it in parts", async () => {
    using client = await signedIn(box());
    const { sound } = (await client.ask("POST", upload, { raw: mp3, fields: file })).json as { sound: string };
    const path = `/api/v1/sounds/${sound}/audio`;
    const part = (range: string) => client.ask("GET", path, { fields: { range } });

    const whole = await client.ask("GET", path);
    const all = whole.bytes.length;

    expect(whole).toMatchObject({ status: 200, fields: { "accept-ranges": "bytes" } });
    expect(await part("bytes=0-1")).toMatchObject({
      ...{ status: 206, text: "RI" },
      fields: { "content-range": `bytes 0-1/${all}`, "content-type": "audio/wav" },
    });
    expect((await part(`bytes=${all - 5000}-`)).bytes).toEqual(whole.bytes.subarray(all - 5000));
    expect(await part(`bytes=${all}-`)).toMatchObject({ status: 416, fields: { "content-range": `bytes */${all}` } });
  });

  test("SVI-08: a text is listened to before it is saved", async () => {
    using client = await signedIn(box());

    const heard = await client.ask("POST", "/api/v1/voice", { body: { text: "Ouvert à 9h30." } });

    expect([heard.status, heard.fields["content-type"], heard.text.slice(0, 4)]).toEqual([200, "audio/wav", "RIFF"]);
    expect(await client.ask("POST", "/api/v1/voice", { body: { text: " …" } })).toMatchObject({ status: 422 });
  });

  test("AUD-01: both are heard as loud as the block says", async () => {
    using client = await signedIn(box());
    const { sound } = (await client.ask("POST", upload, { raw: mp3, fields: file })).json as { sound: string };
    const peakOf = (wav: Uint8Array) => {
      const { buffer, byteOffset, length } = Buffer.from(wav.slice(44));
      return new Int16Array(buffer, byteOffset, length >> 1).reduce((most, one) => Math.max(most, Math.abs(one)), 0);
    };

    const said = (volume: number) => client.ask("POST", "/api/v1/voice", { body: { text: "Bonjour.", volume } });
    const [quiet, loud] = [peakOf((await said(5)).bytes), peakOf((await said(10)).bytes)];
    const file5 = peakOf((await client.ask("GET", `/api/v1/sounds/${sound}/audio?volume=5`)).bytes);
    const file10 = peakOf((await client.ask("GET", `/api/v1/sounds/${sound}/audio`)).bytes);

    expect(loud / quiet).toBeCloseTo(2, 1);
    expect(file10 / file5).toBeCloseTo(2, 1);
    expect((await client.ask("GET", `/api/v1/sounds/${sound}/audio?volume=0`)).status).toBe(400);
    expect((await said(101)).status).toBe(422);
  });

  test("what is no sound is refused with the reason, and what is too large before it is kept", async () => {
    using client = await signedIn(box());

    const zip = await client.ask("POST", upload, { raw: "PK\u0003\u0004", fields: file });
    const large = await client.ask("POST", upload, { raw: Buffer.alloc(10 * 1024 * 1024 + 1), fields: file });

    expect(zip).toMatchObject({ status: 422, json: { message: expect.stringContaining("une archive ZIP") } });
    expect(large).toMatchObject({ status: 413, json: { code: "too-large" } });
    expect(await client.ask("GET", `/api/v1/sounds/${"0".repeat(64)}/audio`)).toMatchObject({ status: 422 });
  });

  test("a program with the right to read listens, but adds nothing; a stranger does neither", async () => {
    using client = await signedIn(box());
    const created = await client.ask("POST", "/api/v1/tokens", { body: { name: "écran", right: "read" } });
    const { token } = created.json as { token: string };
    using program = apiClient(box());
    const fields = { ...file, authorization: `Bearer ${token}`, origin: null };

    expect((await program.ask("GET", "/api/v1/sounds", { fields })).status).toBe(200);
    expect((await program.ask("POST", upload, { raw: mp3, fields })).status).toBe(403);
    using stranger = apiClient(box());
    expect((await stranger.ask("POST", upload, { raw: mp3, fields: file })).status).toBe(401);
  });
});
