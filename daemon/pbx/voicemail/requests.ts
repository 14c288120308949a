import { open } from "node:fs/promises";
import type { MailboxState } from "../../contracts/mailbox-state.ts";
import type { pbxContract } from "../../contracts/pbx.ts";
import { systemCode } from "../../kit/box-error.ts";
import type { Handlers } from "../../kit/rpc.ts";
import type { PbxView } from "../../model/snapshot/pbx-view.ts";
import { pinWeakness } from "../../model/voicemail-pin.ts";
import { told } from "./voicemail.ts";
import type { VoicemailRoom } from "./voicemail-room.ts";

/** Bytes of one piece of a sound: text for a frame, and no long wait for anybody. */
const PIECE_BYTES = 256 * 1024;

interface Parts {
  readonly room: VoicemailRoom;
  readonly currentView: () => PbxView | null;
  /** A line for the audit of store. */
  readonly note: (action: string, text: string, author: string) => void;
}

/** What programs and pages ask of voicemail. */
export function voicemailRequests({ room, currentView, note }: Parts): Handlers<typeof pbxContract> {
  const { messages, pins } = room;
  const mailboxes = () => currentView()?.mailboxes ?? [];
  const find = (id: string) => mailboxes().find((mailbox) => mailbox.id === id);
  /** Of a mailbox that runs: what another one has left behind is nobody's. */
  const messageOf = (name: string) => {
    const message = messages.find(name);
    return message !== null && find(message.mailbox) !== undefined ? message : null;
  };
  return {
    "mailboxes.list": () => ({
      items: mailboxes().map(({ id, name, owner, number, kind, isDefault }): MailboxState => {
        const all = messages.messagesOf(id);
        const fresh = all.filter(({ state }) => state === "new").length;
        return {
          ...{ id, name, owner, number, kind, isDefault, fresh, saved: all.length - fresh },
          hasPin: pins.has(owner),
          hasSpokenGreeting: messages.greetingOf(id) !== null,
        };
      }),
    }),
    "mailbox.messages": ({ mailbox }) =>
      find(mailbox) === undefined ? null : { items: messages.messagesOf(mailbox).map(told) },
    "mailbox.hear": ({ message: name, author, at }) => {
      const message = messageOf(name);
      if (message === null) return null;
      if (at === 0) note("voicemail.hear", `${name} (${message.mailbox})`, author);
      return piece(messages.audioOf(message), at);
    },
    "mailbox.save": ({ message: name }) => {
      const message = messageOf(name);
      if (message !== null) messages.save(name);
      return { known: message !== null };
    },
    "mailbox.remove": ({ message: name, author }) => {
      const message = messageOf(name);
      if (message === null) return { known: false };
      note("voicemail.delete", `${name} (${message.mailbox})`, author);
      messages.remove(name);
      return { known: true };
    },
    "mailbox.greeting": ({ mailbox, at }) => {
      const path = find(mailbox) === undefined ? null : messages.greetingOf(mailbox);
      return path === null ? null : piece(path, at);
    },
    "mailbox.dropGreeting": ({ mailbox, author }) => {
      const isKnown = find(mailbox) !== undefined && messages.greetingOf(mailbox) !== null;
      if (isKnown) {
        note("voicemail.greeting", mailbox, author);
        messages.dropGreeting(mailbox);
      }
      return { known: isKnown };
    },
    "mailbox.setPin": async ({ mailbox, pin, author }) => {
      const owner = find(mailbox)?.owner;
      if (owner === undefined) return { kind: "unknown" };
      const weakness = pin === null ? null : pinWeakness(pin, owner);
      if (weakness !== null) return { kind: "refused", message: weakness.fr, english: weakness.en };
      note("voicemail.code", owner, author);
      if (pin === null) pins.forget(owner);
      else await pins.set(owner, pin);
      return { kind: "set" };
    },
  };
}

/** Null: it was deleted, or has moved this very moment. */
async function piece(path: string, at: number): Promise<{ bytes: string; next: number | null } | null> {
  try {
    const file = await open(path, "r");
    try {
      const bytes = Buffer.alloc(PIECE_BYTES);
      const { bytesRead } = await file.read(bytes, 0, PIECE_BYTES, at);
      const { size } = await file.stat();
      const next = at + bytesRead;
      return { bytes: bytes.toString("base64", 0, bytesRead), next: bytesRead > 0 && next < size ? next : null };
    } finally {
      await file.close();
    }
  } catch (error) {
    if (systemCode(error) === "ENOENT") return null;
    throw error;
  }
}
