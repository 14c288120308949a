import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readWavHead, wavHeader } from "../../daemon/kit/wav.ts";
import { MessageFiles } from "../../daemon/pbx/voicemail/message-files.ts";
import { type TemporaryFolder, temporaryFolder } from "../rig/folder.ts";
import { tone } from "../rig/tone.ts";

const place = { mailbox: "m202", message: "019ac000-0000-7000-8000-000000000001" };
const note = { at: 1_795_000_000_000, caller: { number: "201", name: "Poste 201" }, forwardedBy: null };
const rate = 8_000;

/** A recording: so many seconds of a tone, then of silence; without a length in its head, as a kill leaves it. */
function speak(path: string, toneSeconds: number, silentSeconds: number, isWhole = true): void {
  const said = tone({ hertz: 500, seconds: toneSeconds, rate });
  const bytes = said.byteLength + silentSeconds * rate * 2;
  const head = wavHeader({ code: 1, channels: 1, rate, bits: 16, bytes: isWhole ? bytes : 0 });
  writeFileSync(path, Buffer.concat([head, Buffer.from(said.buffer), Buffer.alloc(silentSeconds * rate * 2)]));
}

describe("voice messages on the disk", () => {
  let folder: TemporaryFolder;
  let files: MessageFiles;
  beforeEach(() => {
    folder = temporaryFolder("voice");
    files = new MessageFiles(folder.path);
  });
  afterEach(() => folder[Symbol.dispose]());

  test("what was said is kept without the silence at its end", async () => {
    const path = await files.prepare(place, note);
    speak(path, 3, 20);

    const kept = await files.finish(place);

    expect(kept).toMatchObject({ ...place, ...note, state: "new", seconds: 3.3, isTold: false });
    const bytes = readFileSync(files.audioOf({ ...place, state: "new" }));
    expect(readWavHead(bytes, bytes.length)?.bytes).toBe(bytes.length - 44);
    expect(existsSync(dirname(path))).toBe(false);
  });

  test.each([
    ["silence", 0, 10],
    ["less than a second", 0.8, 5],
  ])("%s is no message", async (_, toneSeconds, silentSeconds) => {
    const path = await files.prepare(place, note);
    speak(path, toneSeconds, silentSeconds);

    expect(await files.finish(place)).toBeNull();
    expect(await files.load()).toEqual({ kept: [], unfinished: [] });
  });

  test("a start finds what was being recorded, and makes a message of it", async () => {
    speak(await files.prepare(place, note), 4, 2, false);

    const found = await new MessageFiles(folder.path).load();
    expect(found).toEqual({ kept: [], unfinished: [place] });
    expect(await new MessageFiles(folder.path).finish(place)).toMatchObject({ ...note, seconds: 4.3 });
  });

  test("a start clears away where nobody had spoken yet", async () => {
    await files.prepare(place, note);

    expect((await new MessageFiles(folder.path).load()).unfinished).toEqual([place]);
    expect(await files.finish(place)).toBeNull();
    expect(readdirSync(join(folder.path, "m202/recording"))).toEqual([]);
  });

  test("a message whose note a power cut has torn is still there", async () => {
    speak(await files.prepare(place, note), 2, 0);
    await files.finish(place);
    writeFileSync(join(folder.path, "m202/new", place.message, "message.json"), '{"format":1,"at":17');

    expect((await new MessageFiles(folder.path).load()).kept).toMatchObject([
      { ...place, caller: { number: "", name: "" }, seconds: 2 },
    ]);
  });

  test("saved, passed on and deleted, it is in one place at a time", async () => {
    speak(await files.prepare(place, note), 2, 0);
    const kept = await files.finish(place);
    if (kept === null) throw new Error("no message");
    const elsewhere = { mailbox: "m203", message: "019ac000-0000-7000-8000-000000000002" };

    await files.save(kept);
    const copy = await files.copy({ ...kept, state: "saved" }, elsewhere, { ...note, forwardedBy: "202" });
    await files.markTold(kept);
    expect(copy).toMatchObject({ ...elsewhere, state: "new", seconds: 2, forwardedBy: "202" });
    expect((await files.load()).kept).toMatchObject([
      { ...place, state: "saved", isTold: true },
      { ...elsewhere, isTold: false },
    ]);

    await files.remove(kept, "saved");
    expect((await files.load()).kept).toMatchObject([elsewhere]);
  });

  test("what a kill left of a deletion or of a copy is cleared away", async () => {
    speak(await files.prepare(place, note), 2, 0);
    await files.finish(place);
    rmSync(files.audioOf({ ...place, state: "new" }));
    mkdirSync(join(folder.path, "m203/copying/half"), { recursive: true });

    expect((await files.load()).kept).toEqual([]);
    expect(readdirSync(join(folder.path, "m202/new"))).toEqual([]);
    expect(existsSync(join(folder.path, "m203/copying"))).toBe(false);
  });

  test("BVL-13: a greeting is kept when something was said, and greets after a restart", async () => {
    const silent = await files.prepareGreeting("m202", "one");
    speak(silent, 0, 3);
    expect(await files.keepGreeting("m202", silent)).toBe(false);
    const spoken = await files.prepareGreeting("m202", "two");
    speak(spoken, 2, 3);

    expect(await files.keepGreeting("m202", spoken)).toBe(true);
    expect(await new MessageFiles(folder.path).greetings()).toEqual(["m202"]);
    await files.dropGreeting("m202");
    expect(await files.greetings()).toEqual([]);
  });
});
