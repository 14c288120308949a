import { existsSync, writeFileSync } from "node:fs";
import { wavHeader } from "../../kit/wav.ts";
import type { EngineEvent, LegId, RecordingEnd, RecordRequest } from "./engine.ts";

type Recorded = Extract<EngineEvent, { readonly type: "leg.recorded" }>;

interface FakeRecording {
  readonly request: RecordRequest;
  readonly beganAt: number;
}

const rate = 8000;

/** Recordings of a fake engine: their files are silence as long as its clock says. */
export class FakeRecordings {
  readonly #files = new Map<LegId, Map<string, FakeRecording>>();

  get size(): number {
    return [...this.#files.values()].reduce((sum, files) => sum + files.size, 0);
  }

  /** What is being written of a leg. */
  of(leg: LegId): readonly RecordRequest[] {
    return [...(this.#files.get(leg)?.values() ?? [])].map(({ request }) => request);
  }

  /** What is to be said at once: a file that cannot be made. */
  begin(leg: LegId, request: RecordRequest, now: number): Recorded | null {
    if (this.#files.get(leg)?.has(request.path) === true) return null;
    const error = existsSync(request.path) ? "File exists" : write(request, 0);
    if (error !== "") return recorded(leg, request.path, 0, "failed", error);
    const files = this.#files.get(leg) ?? new Map<string, FakeRecording>();
    this.#files.set(leg, files.set(request.path, { request, beganAt: now }));
    return null;
  }

  end(leg: LegId, path: string, why: RecordingEnd, now: number): Recorded | null {
    const files = this.#files.get(leg);
    const found = files?.get(path);
    if (files === undefined || found === undefined) return null;
    files.delete(path);
    if (files.size === 0) this.#files.delete(leg);
    const seconds = Math.min(found.request.maxSeconds, Math.max(0, (now - found.beganAt) / 1000));
    const error = write(found.request, seconds);
    return error === "" ? recorded(leg, path, seconds, why, "") : recorded(leg, path, 0, "failed", error);
  }
}

const recorded = (leg: LegId, path: string, seconds: number, why: RecordingEnd, text: string): Recorded => ({
  type: "leg.recorded",
  ...{ leg, path, seconds, why, text },
});

/** Empty, or the system's words. */
function write({ path, sides }: RecordRequest, seconds: number): string {
  const channels = sides === "both" ? 2 : 1;
  const bytes = Math.round(seconds * rate) * channels * 2;
  try {
    writeFileSync(path, Buffer.concat([wavHeader({ code: 1, channels, rate, bits: 16, bytes }), Buffer.alloc(bytes)]));
    return "";
  } catch (error) {
    if (error instanceof Error && "code" in error) return error.message;
    throw error;
  }
}
