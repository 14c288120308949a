import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { type Static, Type } from "typebox";
import { Compile } from "typebox/compile";
import { writeFileAtomic } from "../../kit/atomic-file.ts";
import { systemCode } from "../../kit/box-error.ts";
import type { Clock, Timer } from "../../kit/clock.ts";
import type { Log } from "../../kit/log.ts";
import { canonicalJson } from "../../model/config/json.ts";
import { type Secrets, secretsSchema } from "../../model/config/secrets.ts";
import { Serial } from "../serial.ts";
import type { ConfigurationState } from "./recover.ts";
import { parseStoredRevision, type StoredRevision, storedRevisionSchema } from "./stored-revision.ts";

/**
 * A second copy of what must never be lost, in a file of its own beside the database: the saved revision, the one that
 * runs, and the secrets. Written after each commit and each reload; read when the database lost something.
 */
export interface MirrorContent {
  readonly saved: StoredRevision;
  /** Null when it is the saved one. */
  readonly running: StoredRevision | null;
  readonly secrets: Secrets;
}

const bodySchema = Type.Object(
  {
    saved: storedRevisionSchema,
    running: Type.Union([storedRevisionSchema, Type.Null()]),
    secrets: secretsSchema,
  },
  { additionalProperties: false },
);
const fileSchema = Type.Object(
  { format: Type.Literal(1), digest: Type.String(), body: bodySchema },
  { additionalProperties: false },
);
const fileCheck = Compile(fileSchema);
type MirrorFile = Static<typeof fileSchema>;

const digestOf = (body: unknown): string => createHash("sha256").update(canonicalJson(body)).digest("hex");

/** Failures of the disk come out as they are. Mode 0600: it holds the secrets. */
export async function writeMirror(path: string, body: MirrorContent): Promise<void> {
  const file: MirrorFile = { format: 1, digest: digestOf(body), body };
  await writeFileAtomic(path, JSON.stringify(file), { mode: 0o600 });
}

/** Null when there is none, or when it cannot be trusted (which is logged). */
export async function readMirror(path: string, log: Log): Promise<MirrorContent | null> {
  try {
    const raw: unknown = JSON.parse(await readFile(path, "utf8"));
    const content = parseMirror(raw);
    if (content === null) log.error("the mirror of the configuration is damaged and is not used", { path });
    return content;
  } catch (error) {
    if (systemCode(error) !== "ENOENT") log.error("the mirror of the configuration cannot be read", { path, error });
    return null;
  }
}

function parseMirror(raw: unknown): MirrorContent | null {
  if (!fileCheck.Check(raw) || digestOf(raw.body) !== raw.digest) return null;
  const saved = parseStoredRevision(raw.body.saved);
  const running = raw.body.running === null ? null : parseStoredRevision(raw.body.running);
  if (saved === undefined || running === undefined) return null;
  return { saved, running, secrets: raw.body.secrets };
}

const RETRY_MS = 5000;

/** Keeps the file in step with what was committed; what cannot be written now is written later. */
export class Mirror {
  readonly #path: string;
  readonly #log: Log;
  readonly #clock: Clock;
  readonly #onChanged: () => void;
  readonly #writes = new Serial();
  #state: ConfigurationState | null = null;
  #running: StoredRevision | null = null;
  #mirrored = false;
  #retry: Timer | undefined;

  /** `onChanged`: whether the file holds the latest state may be another answer than before. */
  constructor(path: string, log: Log, clock: Clock, onChanged: () => void) {
    this.#path = path;
    this.#log = log;
    this.#clock = clock;
    this.#onChanged = onChanged;
  }

  /** The file holds the latest state. */
  get mirrored(): boolean {
    return this.#mirrored;
  }

  /** What a former run left; null when there is none that can be trusted. */
  async read(): Promise<MirrorContent | null> {
    const content = await readMirror(this.#path, this.#log);
    this.#running = content?.running ?? null;
    return content;
  }

  /** Never rejects: the database has what counts, the mirror follows. */
  write(state: ConfigurationState): Promise<void> {
    this.#state = state;
    return this.#writes.run(() => this.#writeNow());
  }

  /** What runs, so that it can be compiled again when database and snapshots are lost. */
  runs(running: StoredRevision): Promise<void> {
    this.#running = running;
    return this.#writes.run(() => this.#writeNow());
  }

  async close(): Promise<void> {
    this.#retry?.cancel();
    await this.#writes.idle();
  }

  async #writeNow(): Promise<void> {
    if (this.#state === null) return;
    const { saved, secrets } = this.#state;
    const running = this.#running?.head.revision === saved.head.revision ? null : this.#running;
    this.#retry?.cancel();
    try {
      await writeMirror(this.#path, { saved, running, secrets });
      this.#mirrored = true;
    } catch (error) {
      this.#mirrored = false;
      this.#log.error("the mirror of the configuration cannot be written; trying again", { path: this.#path, error });
      this.#retry = this.#clock.after(RETRY_MS, () => void this.#writes.run(() => this.#writeNow()));
    }
    this.#onChanged();
  }
}
