import { type FileHandle, open } from "node:fs/promises";
import { BoxError, systemCode } from "../kit/box-error.ts";

/**
 * A new file for what the box keeps to itself: nobody else may read it, and none that is there is written over. Throws
 * FILE_UNUSABLE {file, reason}.
 */
export async function newFile(file: string): Promise<FileHandle> {
  try {
    return await open(file, "wx", 0o600);
  } catch (cause) {
    const code = systemCode(cause) ?? String(cause);
    const reason = code === "EEXIST" ? "there is a file of that name" : code;
    throw new BoxError("FILE_UNUSABLE", { file, reason }, { cause, sentence: `Cannot write ${file}: ${reason}.` });
  }
}
