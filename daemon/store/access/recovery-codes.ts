import { createHash } from "node:crypto";
import { newOneTimeCode } from "./one-time-code.ts";

const COUNT = 10;

/** For the day on which the telephone is lost: some 54 bits each, so that a fast digest is as good as a slow one. */
export const newRecoveryCodes = (): readonly string[] => Array.from({ length: COUNT }, newOneTimeCode);

/** What is kept of one; case and whatever separates its groups do not count. */
export const recoveryDigest = (code: string): string =>
  createHash("sha256")
    .update(code.toUpperCase().replaceAll(/[^A-Z0-9]/g, ""))
    .digest("hex");
