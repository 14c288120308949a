import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readWavHead, wavSeconds } from "../../kit/wav.ts";
import type { Stage } from "./contract-stage.ts";
import type { LegId } from "./engine.ts";

/** What every engine promises about recordings. */
export function recordings(enter: () => Promise<Stage>): void {
  const inFolder = async (run: (stage: Stage, path: string) => Promise<void>): Promise<void> => {
    const folder = mkdtempSync(join(tmpdir(), "sipleo-recordings-"));
    try {
      await using stage = await enter();
      await run(stage, join(folder, "one.wav"));
    } finally {
      rmSync(folder, { recursive: true });
    }
  };
  const headOf = (path: string) => {
    const file = readFileSync(path);
    return readWavHead(file, file.length);
  };
  const said = (path: string) => ({ path, sides: "said", maxSeconds: 60 }) as const;

  test("a recording that is stopped is announced once, with a file that is whole", () =>
    inFolder(async (stage, path) => {
      const { leg } = await stage.talking(await stage.phone("201"));

      stage.engine.record(leg, said(path));
      await stage.rests({ recordings: 1 });
      stage.engine.stopRecording(leg, path);
      stage.engine.stopRecording(leg, path);
      const recorded = await stage.event("leg.recorded", leg);
      await stage.hangUp(leg);

      expect(recorded).toMatchObject({ path, why: "stopped", text: "" });
      const head = headOf(path);
      expect(head).toMatchObject({ code: 1, channels: 1, rate: 8000, bits: 16, from: 44 });
      expect(head === null ? -1 : wavSeconds(head)).toBeCloseTo(recorded.seconds, 3);
      expect(stage.all("leg.recorded")).toHaveLength(1);
      await stage.rests({ recordings: 0 });
    }));

  test("a conversation is recorded in stereo; its files are whole before its end is announced", () =>
    inFolder(async (stage, path) => {
      const [a, b] = [await stage.phone("201"), await stage.phone("202")];
      const { leg, call } = await stage.talking(a);
      const other = stage.dial("202");
      (await stage.arrived(b)).answer();
      await stage.event("leg.answered", other);

      stage.engine.record(leg, { ...said(path), sides: "both" });
      stage.engine.record(leg, said(`${path}.said`));
      stage.engine.bridge(leg, other);
      await stage.rests({ recordings: 2 });
      call.hangUp();
      await stage.released(leg);

      const story = stage.seen.filter((event) => "leg" in event && event.leg === leg).map((event) => event.type);
      expect(story.slice(-3)).toEqual(["leg.recorded", "leg.recorded", "leg.released"]);
      expect(stage.all("leg.recorded").map(({ why }) => why)).toEqual(["released", "released"]);
      expect(headOf(path)).toMatchObject({ channels: 2 });
      expect(headOf(`${path}.said`)).toMatchObject({ channels: 1 });
      await stage.hangUp(other);
    }));

  test("what the leg hears, and whom it is bridged with, does not end its recording", () =>
    inFolder(async (stage, path) => {
      const { leg } = await stage.talking(await stage.phone("201"));
      stage.engine.record(leg, said(path));

      stage.engine.play(leg, { kind: "tone", tone: "busy" });
      stage.engine.silence(leg);
      await stage.install();

      expect(stage.all("leg.recorded")).toEqual([]);
      await stage.rests({ recordings: 1 });
      await stage.hangUp(leg);
      expect(stage.all("leg.recorded")).toHaveLength(1);
    }));

  test("the same file twice is one recording", () =>
    inFolder(async (stage, path) => {
      const { leg } = await stage.talking(await stage.phone("201"));

      stage.engine.record(leg, said(path));
      stage.engine.record(leg, said(path));
      await stage.hangUp(leg);

      expect(stage.all("leg.recorded")).toHaveLength(1);
    }));

  test("a file that cannot be made is a recording that failed, and the call goes on", () =>
    inFolder(async (stage, path) => {
      const { leg } = await stage.talking(await stage.phone("201"));

      stage.engine.record(leg, said(join(path, "no", "folder.wav")));
      const recorded = await stage.event("leg.recorded", leg);
      await stage.install();

      expect(recorded).toMatchObject({ why: "failed", seconds: 0 });
      expect(recorded.text).not.toBe("");
      expect(stage.all("leg.released")).toEqual([]);
      await stage.hangUp(leg);
    }));

  test("a file that stands there already is not written over", () =>
    inFolder(async (stage, path) => {
      const { leg } = await stage.talking(await stage.phone("201"));
      stage.engine.record(leg, said(path));
      stage.engine.stopRecording(leg, path);
      await stage.event("leg.recorded", leg);
      const before = readFileSync(path);

      stage.engine.record(leg, said(path));
      await stage.until(() => stage.all("leg.recorded").length === 2, "the second leg.recorded");

      expect(stage.all("leg.recorded")[1]).toMatchObject({ why: "failed", seconds: 0 });
      expect(readFileSync(path)).toEqual(before);
      await stage.hangUp(leg);
    }));

  test("a leg that there is not is not recorded", () =>
    inFolder(async (stage, path) => {
      stage.engine.record(4243 as LegId, said(path));
      stage.engine.stopRecording(4243 as LegId, path);
      await stage.install();

      expect(stage.all("leg.recorded")).toEqual([]);
      await stage.rests({ recordings: 0 });
    }));
}
