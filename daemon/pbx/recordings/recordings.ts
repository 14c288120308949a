import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { Compile } from "typebox/compile";
import { type BegunRecording, begunRecordingSchema, type RecordingFact } from "../../contracts/recording.ts";
import { writeFileAtomic } from "../../kit/atomic-file.ts";
import type { Log } from "../../kit/log.ts";
import type { Call, CallRecording } from "../calls/call.ts";
import type { LegEvent } from "../calls/leg.ts";
import { begunRecordingOf, type Recorded, recordingOf } from "./recording-of.ts";

interface Parts {
  readonly folder: string;
  readonly log: Log;
  /** Hands it to the spool; resolves when it is on the disk there. */
  readonly keep: (fact: RecordingFact) => Promise<void>;
}

const begunCheck = Compile(begunRecordingSchema);

/** One fact for every recording, none lost, over a kill too. */
export class Recordings {
  readonly #parts: Parts;
  /** Those that are being written, by their files. */
  readonly #begun = new Map<string, BegunRecording>();
  readonly #working = new Set<Promise<void>>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  pathOf(id: string): string {
    return join(this.#parts.folder, `${id}.sealed`);
  }

  /** Before the first call: those that the process before this one has left. */
  async recover(): Promise<number> {
    const { folder } = this.#parts;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const notes = (await readdir(folder)).filter((name) => name.endsWith(".json"));
    const left = await Promise.all(notes.map((name) => this.#recoverOne(join(folder, name))));
    return left.filter((isOne) => isOne).length;
  }

  changed(before: Call | null, after: Call, event: LegEvent | null): void {
    const { recording } = after;
    if (recording?.state === "running" && before?.recording?.state !== "running") this.#begin(after, recording);
    if (event?.type === "leg.recorded") this.#end(event, recording);
  }

  /** A recording that was taken along to another call has begun before. */
  #begin(call: Call, recording: CallRecording): void {
    const begun = this.#begun.has(recording.path) ? null : begunRecordingOf(call, recording);
    if (begun === null) return;
    this.#begun.set(recording.path, begun);
    this.#work(writeFileAtomic(this.#noteOf(begun.recording), JSON.stringify(begun)));
  }

  #end(event: Recorded, recording: CallRecording | null): void {
    const begun = this.#begun.get(event.path);
    if (begun === undefined) return;
    this.#begun.delete(event.path);
    const stoppedBy = recording?.path === event.path ? recording.stoppedBy : null;
    this.#work(this.#tell({ kind: "recording", recording: recordingOf(begun, event, stoppedBy) }));
  }

  /** Resolves when every fact so far is in the spool. */
  async settled(): Promise<void> {
    await Promise.all(this.#working);
  }

  #noteOf(id: string): string {
    return join(this.#parts.folder, `${id}.json`);
  }

  async #recoverOne(note: string): Promise<boolean> {
    const begun: unknown = await readFile(note, "utf8")
      .then((text): unknown => JSON.parse(text))
      .catch(() => null);
    if (!begunCheck.Check(begun)) {
      this.#parts.log.error("the note of a recording cannot be read; its file is left as it is", { note });
      return false;
    }
    // How long it is only store can tell, who may open it.
    const end = { seconds: 0, end: "interrupted", stoppedBy: null } as const;
    this.#work(this.#tell({ kind: "recording", recording: { ...begun, ...end } }));
    return true;
  }

  /** The note goes when the fact is on disk, so that a kill between the two tells it twice, which counts once. */
  async #tell(fact: RecordingFact): Promise<void> {
    await this.#parts.keep(fact);
    await rm(this.#noteOf(fact.recording.recording), { force: true });
  }

  #work(work: Promise<void>): void {
    const done = work.catch((error: unknown) => {
      this.#parts.log.error("what is told of a recording cannot be written", { error });
    });
    this.#working.add(done);
    void done.finally(() => this.#working.delete(done));
  }
}
