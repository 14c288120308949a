import { type FileHandle, open } from "node:fs/promises";
import { dirname } from "node:path";
import { syncFolder } from "./atomic-file.ts";

/** Appends to one file of a spool. What `append` resolved for survives a loss of power. */
export class SegmentWriter {
  readonly #file: FileHandle;
  #sound: number;

  private constructor(file: FileHandle, sound: number) {
    this.#file = file;
    this.#sound = sound;
  }

  /** A new file; an old one of that name, which only a failed try can have left, is emptied. */
  static async create(path: string, header: Buffer): Promise<SegmentWriter> {
    const file = await open(path, "w", 0o600);
    const writer = new SegmentWriter(file, 0);
    try {
      await writer.append([header]);
      await syncFolder(dirname(path));
    } catch (error) {
      await file.close();
      throw error;
    }
    return writer;
  }

  get bytes(): number {
    return this.#sound;
  }

  async append(pieces: readonly Buffer[]): Promise<void> {
    const bytes = pieces.length === 1 && pieces[0] !== undefined ? pieces[0] : Buffer.concat(pieces);
    for (let written = 0; written < bytes.length; ) {
      const { bytesWritten } = await this.#file.write(bytes, written, bytes.length - written, this.#sound + written);
      written += bytesWritten;
    }
    await this.#file.datasync();
    this.#sound += bytes.length;
  }

  /** Takes away what a failed append left behind the last sound byte, as far as the disk lets us, and closes the file. */
  async cutBack(): Promise<void> {
    await this.#file.truncate(this.#sound).catch(() => undefined);
    await this.#file.close().catch(() => undefined);
  }

  async close(): Promise<void> {
    await this.#file.close();
  }
}
