import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { KeptMessage, MessageNote, VoiceFiles } from "./message-files.ts";

interface Place {
  readonly mailbox: string;
  readonly message: string;
}

/** Keeps messages in memory: what was said is what the test says. */
export class RememberedVoiceFiles implements VoiceFiles {
  /** Of what was said last; 0: nothing. */
  seconds = 12;
  /** The disk takes nothing. */
  isFull = false;
  readonly notes = new Map<string, MessageNote>();
  readonly discarded: string[] = [];
  readonly spokenGreetings: string[] = [];
  readonly told: string[] = [];
  #folder: string | null = null;

  async prepare({ message }: Place, note: MessageNote): Promise<string> {
    if (this.isFull) throw Object.assign(new Error("no space left"), { code: "ENOSPC" });
    this.notes.set(message, note);
    // A fake engine writes its silence there.
    this.#folder ??= mkdtempSync(join(tmpdir(), "voice-"));
    return join(this.#folder, `${message}.wav`);
  }

  async finish(place: Place): Promise<KeptMessage | null> {
    const note = this.notes.get(place.message);
    if (this.seconds === 0 || note === undefined) return null;
    return { ...place, ...note, state: "new", seconds: this.seconds, bytes: this.seconds * 16_000, isTold: false };
  }

  async discard({ message }: Place): Promise<void> {
    this.discarded.push(message);
  }

  async save(): Promise<void> {}

  async remove(): Promise<void> {}

  async copy({ seconds, bytes }: KeptMessage, to: Place, note: MessageNote): Promise<KeptMessage | null> {
    return { ...to, ...note, state: "new", seconds, bytes, isTold: false };
  }

  async markTold({ message }: KeptMessage): Promise<void> {
    this.told.push(message);
  }

  audioOf({ mailbox, message, state }: Pick<KeptMessage, "mailbox" | "message" | "state">): string {
    return `/voicemail/${mailbox}/${state}/${message}/audio.wav`;
  }

  async load() {
    return { kept: [], unfinished: [] };
  }

  async prepareGreeting(_: string, name: string): Promise<string> {
    this.#folder ??= mkdtempSync(join(tmpdir(), "voice-"));
    return join(this.#folder, `${name}.wav`);
  }

  async keepGreeting(mailbox: string): Promise<boolean> {
    this.spokenGreetings.push(mailbox);
    return true;
  }

  async dropGreeting(): Promise<void> {}

  greetingOf(mailbox: string): string {
    return `/voicemail/${mailbox}/greeting.wav`;
  }

  async greetings(): Promise<readonly string[]> {
    return [];
  }

  async putGreeting(): Promise<void> {}
}
