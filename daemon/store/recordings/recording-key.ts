import { readFile } from "node:fs/promises";
import { Type } from "typebox";
import { Compile } from "typebox/compile";
import { writeFileAtomic } from "../../kit/atomic-file.ts";
import { systemCode } from "../../kit/box-error.ts";
import type { Log } from "../../kit/log.ts";
import { loadSodium } from "./sodium.ts";

/** What recordings are sealed for, and what opens them (X25519). The private half never leaves this process. */
export interface RecordingKey {
  readonly publicKey: Uint8Array;
  readonly privateKey: Uint8Array;
}

const hex = Type.String({ pattern: "^[0-9a-f]{64}$" });
const fileCheck = Compile(
  Type.Object({ format: Type.Literal(1), publicKey: hex, privateKey: hex }, { additionalProperties: false }),
);

/**
 * The key pair of this box, made at its first start. Null where it cannot be read or kept: then nothing is recorded,
 * rather than sealed for a key that is lost at the next start. A file that cannot be understood is never replaced: what
 * was recorded could not be heard any more.
 */
export async function openRecordingKey(path: string, log: Log): Promise<RecordingKey | null> {
  try {
    return await readKey(path);
  } catch (error) {
    if (systemCode(error) !== "ENOENT") {
      log.error("the key of recordings cannot be read: no call is recorded", { path, error });
      return null;
    }
  }
  return makeKey(path, log);
}

async function readKey(path: string): Promise<RecordingKey> {
  const file: unknown = JSON.parse(await readFile(path, "utf8"));
  if (!fileCheck.Check(file)) throw new Error("it is not as it was written");
  return { publicKey: Buffer.from(file.publicKey, "hex"), privateKey: Buffer.from(file.privateKey, "hex") };
}

async function makeKey(path: string, log: Log): Promise<RecordingKey | null> {
  const sodium = await loadSodium();
  const { publicKey, privateKey } = sodium.crypto_box_keypair();
  const file = { format: 1, publicKey: sodium.to_hex(publicKey), privateKey: sodium.to_hex(privateKey) };
  try {
    await writeFileAtomic(path, JSON.stringify(file));
    return { publicKey, privateKey };
  } catch (error) {
    log.error("the key of recordings cannot be kept: no call is recorded", { path, error });
    return null;
  }
}

/** As views have it. */
export const publicKeyText = (key: RecordingKey | null): string | null =>
  key === null ? null : Buffer.from(key.publicKey).toString("hex");
