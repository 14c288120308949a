import { words } from "../../model/config/field.ts";
import { authorOf } from "../access/guest.ts";
import { notFound, refusedBecause } from "../api/problems.ts";
import type { Services } from "../services.ts";
import { type Refusal, refuse, type Some, type Streamed } from "./call.ts";
import { wavAnswer } from "./wav-answer.ts";

type Mine =
  | "mailboxes.list"
  | "mailboxes.messages"
  | "mailboxes.hear"
  | "mailboxes.save"
  | "mailboxes.remove"
  | "mailboxes.greeting"
  | "mailboxes.dropGreeting"
  | "mailboxes.setPin";

type Piece = { readonly bytes: string; readonly next: number | null } | null;

/** Voice messages: listed, heard, saved and deleted from the web [BVL-10, BVL-11]. */
export const mailboxRoutes = ({ pbx }: Services): Some<Mine> => ({
  "mailboxes.list": async () => ({ status: 200, body: await pbx.ask("mailboxes.list", {}) }),

  "mailboxes.messages": async ({ parameters: { mailbox } }) => {
    const found = await pbx.ask("mailbox.messages", { mailbox });
    return found === null ? noMailbox : { status: 200, body: found };
  },

  "mailboxes.hear": ({ parameters: { message }, guest }) =>
    heard((at) => pbx.ask("mailbox.hear", { message, at, author: authorOf(guest) }), noMessage),

  "mailboxes.save": async ({ parameters: { message }, guest }) =>
    done(await pbx.ask("mailbox.save", { message, author: authorOf(guest) }), noMessage),

  "mailboxes.remove": async ({ parameters: { message }, guest }) =>
    done(await pbx.ask("mailbox.remove", { message, author: authorOf(guest) }), noMessage),

  "mailboxes.greeting": ({ parameters: { mailbox } }) =>
    heard((at) => pbx.ask("mailbox.greeting", { mailbox, at }), noGreeting),

  "mailboxes.dropGreeting": async ({ parameters: { mailbox }, guest }) =>
    done(await pbx.ask("mailbox.dropGreeting", { mailbox, author: authorOf(guest) }), noGreeting),

  "mailboxes.setPin": async ({ parameters: { mailbox }, body: { pin }, guest }) => {
    const answer = await pbx.ask("mailbox.setPin", { mailbox, pin, author: authorOf(guest) });
    if (answer.kind === "unknown") return noMailbox;
    return answer.kind === "refused" ? refuse(refusedBecause(answer)) : { status: 200, body: {} };
  },
});

export const done = ({ known }: { readonly known: boolean }, missing: Refusal) =>
  known ? ({ status: 200, body: {} } as const) : missing;

/** The first piece says whether there is anything to hear. */
export async function heard(read: (at: number) => Promise<Piece>, missing: Refusal): Promise<Streamed | Refusal> {
  const first = await read(0);
  if (first === null) return missing;
  return wavAnswer(wav(first, read));
}

async function* wav(first: Exclude<Piece, null>, read: (at: number) => Promise<Piece>): AsyncGenerator<Uint8Array> {
  for (let piece: Piece = first; piece !== null; ) {
    yield Buffer.from(piece.bytes, "base64");
    piece = piece.next === null ? null : await read(piece.next);
  }
}

export const noMailbox = refuse(
  notFound(
    words(
      "Cette boîte vocale n'existe pas dans la configuration en service.",
      "There is no such mailbox in the configuration that runs.",
    ),
  ),
);
export const noMessage = refuse(notFound(words("Ce message vocal n'existe pas.", "There is no such voice message.")));
export const noGreeting = refuse(
  notFound(
    words(
      "Aucune annonce n'a été enregistrée au téléphone pour cette boîte vocale.",
      "No greeting was spoken at the telephone for this mailbox.",
    ),
  ),
);
