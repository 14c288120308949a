import { constants } from "node:fs";
import { copyFile, mkdir, readdir, readFile, rename, rm, stat, statfs, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Static, Type } from "typebox";
import { VOICE_MESSAGE_STATES, type VoiceMessage, voiceMessageSchema } from "../../contracts/voice-message.ts";
import { AUDIO } from "../../contracts/voicemail-folders.ts";
import { syncFolder, writeFileAtomic } from "../../kit/atomic-file.ts";
import { BoxError, systemCode } from "../../kit/box-error.ts";
import { parser } from "../../kit/parse.ts";
import { secondsOf, withoutSilence } from "./recorded-speech.ts";

const closed = { additionalProperties: false } as const;

/** What is known of a message before anybody has spoken, and never changes. */
export const messageNoteSchema = Type.Object(
  {
    format: Type.Literal(1),
    at: voiceMessageSchema.properties.at,
    caller: voiceMessageSchema.properties.caller,
    forwardedBy: voiceMessageSchema.properties.forwardedBy,
  },
  closed,
);
export type MessageNote = Omit<Static<typeof messageNoteSchema>, "format">;
const readNote = parser(messageNoteSchema, "message.json");

export interface KeptMessage extends VoiceMessage {
  /** Of its file. */
  readonly bytes: number;
  /** Whoever is to be told of it has been handed on. */
  readonly isTold: boolean;
}

interface Place {
  readonly mailbox: string;
  readonly message: string;
}

/** Names of mailboxes and of messages: nothing else in these folders is of us. */
const OURS = /^[0-9a-z][0-9a-z-]{0,35}$/;

/** Steps of a message that are not for people: it is written or copied there. */
const RECORDING = "recording";
const COPYING = "copying";
const GREETINGS = "greetings";
const GREETING = "greeting.wav";
const NOTE = "message.json";
const TOLD = "told";

/** Nothing was left that anybody would want to hear: less than a second, or hardly a sound in it. */
const LEAST_SECONDS = 1;
const LEAST_ACTIVE_SECONDS = 0.3;

/** Two minutes of the widest sound: what has to be free before somebody is asked to speak. */
const ROOM_BYTES = 4 * 1024 * 1024;

/** What is asked of the disk; a room of telephones has none. */
export type VoiceFiles = { readonly [Method in keyof MessageFiles]: MessageFiles[Method] };

/**
 * Messages on the disk: one folder each, whole from its first moment on. It is begun in `recording`, and one rename makes
 * it new, another one saved; whatever kills us in between, the next start finds it in one of them.
 */
export class MessageFiles {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  /** Where the sound of a message is to be written; the file is not there yet. ENOSPC when there is hardly any room left. */
  async prepare(place: Place, note: MessageNote): Promise<string> {
    const { mailbox, message } = place;
    const folder = this.#at(RECORDING, place);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await this.#needRoom();
    await writeFile(join(folder, NOTE), JSON.stringify({ format: 1, ...note }), { mode: 0o600, flush: true });
    await syncFolder(join(this.#root, mailbox, RECORDING));
    return join(this.#root, mailbox, RECORDING, message, AUDIO);
  }

  /** It has been recorded: without the silence at its end it becomes new. Null: nothing was said, and it is gone. */
  async finish(place: Place): Promise<KeptMessage | null> {
    const folder = this.#at(RECORDING, place);
    const speech = await absentIsNull(() => withoutSilence(join(folder, AUDIO)));
    if (speech === null || speech.spanSeconds < LEAST_SECONDS || speech.activeSeconds < LEAST_ACTIVE_SECONDS) {
      await this.#drop(folder);
      return null;
    }
    await this.#move(folder, "new", place);
    return this.#read(place, "new");
  }

  discard(place: Place): Promise<void> {
    return this.#drop(this.#at(RECORDING, place));
  }

  async save(place: Place): Promise<void> {
    await this.#move(this.#at("new", place), "saved", place);
  }

  async remove(place: Place, state: VoiceMessage["state"]): Promise<void> {
    await this.#drop(this.#at(state, place));
  }

  /** The sound of a message with a note of its own, as a new message elsewhere. */
  async copy({ state, ...from }: KeptMessage, to: Place, note: MessageNote): Promise<KeptMessage | null> {
    await this.#needRoom();
    const folder = this.#at(COPYING, to);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(join(folder, NOTE), JSON.stringify({ format: 1, ...note }), { mode: 0o600, flush: true });
    await copyFile(this.audioOf({ ...from, state }), join(folder, AUDIO), constants.COPYFILE_EXCL);
    await this.#move(folder, "new", to);
    return this.#read(to, "new");
  }

  /** A start must not tell people of it once more. */
  async markTold(message: KeptMessage): Promise<void> {
    const mark = (state: VoiceMessage["state"]) => writeFile(join(this.#at(state, message), TOLD), "", { mode: 0o600 });
    // It may have been saved meanwhile, or deleted.
    await absentIsNull(() => mark("new").catch(() => mark("saved")));
  }

  audioOf({ state, ...place }: Place & Pick<VoiceMessage, "state">): string {
    return join(this.#at(state, place), AUDIO);
  }

  /** Everything that is kept, and what was still being recorded. What was being copied or deleted is cleared away. */
  async load(): Promise<{ readonly kept: readonly KeptMessage[]; readonly unfinished: readonly Place[] }> {
    const kept: KeptMessage[] = [];
    const unfinished: Place[] = [];
    for (const mailbox of await listed(this.#root)) {
      for (const step of [COPYING, GREETINGS])
        await rm(join(this.#root, mailbox, step), { recursive: true, force: true });
      for (const state of VOICE_MESSAGE_STATES) {
        for (const message of await listed(join(this.#root, mailbox, state))) {
          const read = await this.#read({ mailbox, message }, state);
          if (read !== null) kept.push(read);
        }
      }
      for (const message of await listed(join(this.#root, mailbox, RECORDING))) unfinished.push({ mailbox, message });
    }
    return { kept, unfinished };
  }

  /** Where a greeting is to be spoken into. */
  async prepareGreeting(mailbox: string, name: string): Promise<string> {
    const folder = join(this.#root, mailbox, GREETINGS);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await this.#needRoom();
    return join(folder, `${name}.wav`);
  }

  /** What was spoken greets callers from now on. False: nothing was said. */
  async keepGreeting(mailbox: string, path: string): Promise<boolean> {
    const speech = await absentIsNull(() => withoutSilence(path));
    if (speech === null || speech.activeSeconds < LEAST_ACTIVE_SECONDS) return false;
    await rename(path, this.greetingOf(mailbox));
    await syncFolder(join(this.#root, mailbox));
    return true;
  }

  async dropGreeting(mailbox: string): Promise<void> {
    await rm(this.greetingOf(mailbox), { force: true });
  }

  greetingOf(mailbox: string): string {
    return join(this.#root, mailbox, GREETING);
  }

  /** The mailboxes that have a greeting of their own from the telephone. */
  async greetings(): Promise<readonly string[]> {
    const all = await listed(this.#root);
    const found = await Promise.all(all.map((mailbox) => absentIsNull(() => stat(this.greetingOf(mailbox)))));
    return all.filter((_, at) => found[at] !== null);
  }

  /** Another greeting, as a file that somebody sent. */
  async putGreeting(mailbox: string, bytes: Uint8Array): Promise<void> {
    await mkdir(join(this.#root, mailbox), { recursive: true, mode: 0o700 });
    await writeFileAtomic(this.greetingOf(mailbox), bytes);
  }

  #at(step: string, { mailbox, message }: Place): string {
    return join(this.#root, mailbox, step, message);
  }

  async #needRoom(): Promise<void> {
    const { bavail, bsize } = await statfs(this.#root);
    if (bavail * bsize < ROOM_BYTES) throw Object.assign(new Error("the disk is full"), { code: "ENOSPC" });
  }

  async #move(folder: string, state: VoiceMessage["state"], place: Place): Promise<void> {
    const parent = join(this.#root, place.mailbox, state);
    await mkdir(parent, { recursive: true, mode: 0o700 });
    await rename(folder, join(parent, place.message));
    await syncFolder(parent);
  }

  /** Without its sound it is no message any more, if that is all that a kill lets us do. */
  async #drop(folder: string): Promise<void> {
    await rm(join(folder, AUDIO), { force: true });
    await rm(folder, { recursive: true, force: true });
  }

  async #read(place: Place, state: VoiceMessage["state"]): Promise<KeptMessage | null> {
    const folder = this.#at(state, place);
    const seconds = await absentIsNull(() => secondsOf(join(folder, AUDIO)));
    if (seconds === null) {
      await this.#drop(folder);
      return null;
    }
    const { size, mtimeMs } = await stat(join(folder, AUDIO));
    const { format: _, ...note } = await noteIn(folder, mtimeMs);
    const isTold = (await absentIsNull(() => stat(join(folder, TOLD)))) !== null;
    return { ...place, state, ...note, seconds: Math.round(seconds * 10) / 10, bytes: size, isTold };
  }
}

/** What a power cut has taken of a note is not known; the message is still there. */
async function noteIn(folder: string, writtenAt: number): Promise<Static<typeof messageNoteSchema>> {
  try {
    return readNote(JSON.parse(await readFile(join(folder, NOTE), "utf8")));
  } catch (error) {
    const isTorn = error instanceof SyntaxError || (error instanceof BoxError && error.code === "UNREADABLE");
    if (!isTorn && systemCode(error) !== "ENOENT") throw error;
    return { format: 1, at: Math.round(writtenAt), caller: { number: "", name: "" }, forwardedBy: null };
  }
}

/** Names in a folder; none when there is no such folder. */
async function listed(folder: string): Promise<readonly string[]> {
  const names = await absentIsNull(() => readdir(folder, { withFileTypes: true }));
  return (names ?? []).filter((entry) => entry.isDirectory() && OURS.test(entry.name)).map(({ name }) => name);
}

async function absentIsNull<Result>(look: () => Promise<Result>): Promise<Result | null> {
  try {
    return await look();
  } catch (error) {
    if (systemCode(error) === "ENOENT") return null;
    throw error;
  }
}
