import { createHash, randomBytes } from "node:crypto";

/** What a browser or a program holds: 32 random bytes in base64url. */
export const newToken = (): string => randomBytes(32).toString("base64url");

/** What is kept of it. Nobody can guess 32 random bytes, so that a fast digest is as good as a slow one. */
export const tokenDigest = (token: string): string => createHash("sha256").update(token).digest("hex");

/** A name for what goes with a token, to be shown and told. */
export const newTokenId = (): string => randomBytes(8).toString("hex");
