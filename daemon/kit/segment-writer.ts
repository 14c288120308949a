import { fdatasync, write } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { dirname } from "node:path";
import { promisify } from "node:util";
import { syncFolder } from "./atomic-file.ts";

// Of the two ways that Node has to a file the older one: a `FileHandle` costs a multiple for each write.
const writeAt = promisify(write);
const syncToDisk = promisify(fdatasync);

/** Appends to one file of a spool. What `append` resolved for survives a kill, and after `sync` a loss of power. */
export class SegmentWriter {
  readonly #file: FileHandle;
  #sound = 0;
  #end = 0;

  private constructor(file: FileHandle) {
    this.#file = file;
  }

  /** A new file; an old one of that name, which only a failed try can have left, is emptied. */
  static async create(path: string, header: Buffer): Promise<SegmentWriter> {
    const file = await open(path, "w", 0o600);
    const writer = new SegmentWriter(file);
    try {
      await writer.append([header]);
      await writer.sync();
      await syncFolder(dirname(path));
    } catch (error) {
      await file.close();
      throw error;
    }
    return writer;
  }

  get bytes(): number {
    return this.#end;
  }

  async append(pieces: readonly Buffer[]): Promise<void> {
    const bytes = pieces.length === 1 && pieces[0] !== undefined ? pieces[0] : Buffer.concat(pieces);
    for (let written = 0; written < bytes.length; ) {
      const length = bytes.length - written;
      const { bytesWritten } = await writeAt(this.#file.fd, bytes, written, length, this.#end + written);
      written += bytesWritten;
    }
    this.#end += bytes.length;
  }

  async sync(): Promise<void> {
    const end = this.#end;
    await syncToDisk(this.#file.fd);
    this.#sound = end;
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
