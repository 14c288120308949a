import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { mkdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { writeFileAtomic } from "../kit/atomic-file.ts";
import type { KeptPhone } from "./book/kept-phone.ts";

const BYTES = 32;
const LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

type Whose = Pick<KeptPhone, "macAddress" | "generation">;

/**
 * What each telephone is told of its own, made of one key of the box and of the time it was let in last: nothing of it has
 * to be kept, and letting it in again changes all of it.
 */
export class BoxKey {
  readonly #key: Buffer;

  constructor(key: Buffer) {
    this.#key = key;
  }

  /** Reads the key, or makes one when there is none; one that was lost is another one: telephones are let in again then. */
  static async open(path: string): Promise<BoxKey> {
    try {
      const found = await readFile(path);
      if (found.length === BYTES) return new BoxKey(found);
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
    }
    const fresh = randomBytes(BYTES);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFileAtomic(path, fresh, { mode: 0o600 });
    return new BoxKey(fresh);
  }

  /** 26 letters and digits, 130 bits: stands in the address by which it comes for its settings from then on. */
  tokenOf(phone: Whose): string {
    return letters(this.#made("token", phone), 26);
  }

  /** Told in a time that says nothing. */
  isToken(phone: Whose, brought: string): boolean {
    return isSame(this.tokenOf(phone), brought);
  }

  /** Of the pages of the telephone itself: 8 digits each, since some have only keys to type them. */
  passwordsOf(phone: Whose): { readonly admin: string; readonly user: string } {
    const digits = (purpose: string): string =>
      String(this.#made(purpose, phone).readUIntBE(0, 6) % 100_000_000).padStart(8, "0");
    return { admin: digits("admin"), user: digits("user") };
  }

  /** With which it looks up the directory: letters and digits alone, since some telephones are told it within an address. */
  directoryPasswordOf(phone: Whose): string {
    return letters(this.#made("directory", phone), 20);
  }

  /** Told in a time that says nothing. */
  isDirectoryPassword(phone: Whose, brought: string): boolean {
    return isSame(this.directoryPasswordOf(phone), brought);
  }

  #made(purpose: string, { macAddress, generation }: Whose): Buffer {
    return createHmac("sha256", this.#key).update(`${purpose} ${macAddress} ${generation}`).digest();
  }
}

const letters = (bytes: Buffer, count: number): string =>
  Array.from(bytes.subarray(0, count), (byte) => LETTERS[byte & 31]).join("");

function isSame(one: string, brought: string): boolean {
  const [own, other] = [Buffer.from(one), Buffer.from(brought)];
  return own.length === other.length && timingSafeEqual(own, other);
}
