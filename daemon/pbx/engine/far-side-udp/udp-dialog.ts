import { randomBytes } from "node:crypto";
import type { Message } from "./message.ts";

/** What a telephone takes part in: requests with its Call-ID go there. */
export interface UdpDialog {
  readonly callId: string;
  request(message: Message): void;
}

/** A tag, branch or Call-ID that nobody else has. */
export const fresh = (): string => randomBytes(6).toString("hex");
