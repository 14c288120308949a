import type { PbxMailbox, PbxView } from "../../../model/snapshot/pbx-view.ts";
import type { Deed } from "./consultation.ts";

/** What features know of the messages that are kept. */
export interface VoicemailHouse {
  /** Of one mailbox, the oldest first. */
  messagesOf(mailbox: string): readonly {
    readonly message: string;
    readonly at: number;
    readonly state: "new" | "saved";
    readonly caller: { readonly number: string; readonly name: string };
    /** Its sound. */
    readonly path: string;
  }[];
  /** What was spoken at the telephone greets before what is configured; null: nothing was. */
  spokenGreeting(mailbox: string): string | null;
  hasRoom(mailbox: PbxMailbox, view: PbxView): boolean;
  /** Makes room for a message; the dialogue of the call is told `ready`. */
  prepare(call: string, mailbox: string, caller: { readonly number: string; readonly name: string }): void;
  /** What takes its time is told to the dialogue of the call: `ready`, `done` or `pin`. */
  carryOut(call: string, deed: HouseDeed): void;
}

/** What the house does itself; the rest is for the call. */
export type HouseDeed = Exclude<Deed, { readonly do: "record" | "stop" | "call-back" }>;
