import type { PbxMailbox } from "../../../model/snapshot/pbx-view.ts";
import type { FileSound } from "../../engine/engine.ts";

/** A message as it is played. */
export interface HeardMessage {
  readonly message: string;
  readonly at: number;
  readonly state: "new" | "saved";
  /** Empty: hidden. */
  readonly caller: string;
  readonly sound: FileSound;
}

/** What the table of a consultation may look at. */
export interface Desk {
  readonly now: number;
  readonly timeZone: string;
  /** Of an extension or group, the default one first. */
  readonly mailboxesOf: (owner: string) => readonly PbxMailbox[];
  /** Of all its mailboxes, the oldest first. */
  readonly messagesOf: (owner: string) => readonly HeardMessage[];
  /** What greets callers of a mailbox. */
  readonly greetingOf: (mailbox: PbxMailbox) => FileSound;
  /** Who is on the telephone needs no code for this owner: it is his own, or that of a group of his. */
  readonly isOwn: (owner: string) => boolean;
}
