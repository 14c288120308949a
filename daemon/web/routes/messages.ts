import type { MessageRecord } from "../../contracts/message-record.ts";
import { MESSAGE_SENDING_MS, type MessageSending, type MessageSent } from "../../contracts/message-sending.ts";
import type { Log } from "../../kit/log.ts";
import { words } from "../../model/config/field.ts";
import { sentenceOf } from "../../model/reason.ts";
import { authorOf } from "../access/guest.ts";
import { noSuchExtension, notFound, problem, refused } from "../api/problems.ts";
import type { Services } from "../services.ts";
import { type Refusal, refuse, type Some } from "./call.ts";
import { pageOf } from "./page-of.ts";
import { withNames } from "./with-names.ts";

type Mine =
  | "messages.list"
  | "messages.get"
  | "messages.send"
  | "messages.read"
  | "messages.unread"
  | "messages.remove";

/** Text messages: read, marked and deleted in their records, written by the exchange [SMS-04, SMS-05, SMS-07]. */
export const messageRoutes = ({ store, pbx }: Services, log: Log): Some<Mine> => ({
  "messages.list": async ({ query: { extension = null, unread, ...page } }) => {
    const filter = { extension, unread: unread === "true" };
    const { items, next } = await store.ask("messages.list", { ...pageOf(page), filter });
    return { status: 200, body: { items: await withNames({ store }, items, numbersOf), next } };
  },

  "messages.get": async ({ parameters }) => {
    const { record } = await store.ask("messages.get", parameters);
    return record === null ? refuse(noSuchMessage) : { status: 200, body: record };
  },

  "messages.send": async ({ body, guest }) => {
    // Who has written in the name of another is a question for later.
    log.info("a text message is written by the API", { from: body.from, to: body.to, author: authorOf(guest) });
    const sent = await pbx.ask("messages.send", body, MESSAGE_SENDING_MS);
    if (sent.kind !== "kept" && sent.kind !== "sent") return whyNot(sent, body);
    return { status: 201, body: { message: sent.message, outcome: sent.kind } };
  },

  "messages.read": async ({ parameters: { message }, body: { by } }) => {
    const { kind } = await store.ask("messages.read", { message, by });
    if (kind === "unknown") return refuse(noSuchMessage);
    return kind === "not-for" ? refuse(notFor(by)) : { status: 200, body: {} };
  },

  "messages.unread": async ({ parameters: { message }, guest }) => {
    const { known } = await store.ask("messages.unread", { message, author: authorOf(guest) });
    return known ? { status: 200, body: {} } : refuse(noSuchMessage);
  },

  "messages.remove": async ({ parameters: { message }, guest }) => {
    const { known } = await store.ask("messages.remove", { message, author: authorOf(guest) });
    return known ? { status: 200, body: {} } : refuse(noSuchMessage);
  },
});

/** A number of ours that somebody outside has written to is the addressee's. */
const numbersOf = ({ from, to, addressee }: MessageRecord): readonly string[] =>
  addressee === null ? [from.number, to] : [from.number];

function whyNot(sent: Exclude<MessageSent, { kind: "kept" | "sent" }>, { from }: MessageSending): Refusal {
  switch (sent.kind) {
    case "unknown-sender":
      return refuse(noSuchExtension(from));
    case "refused":
      return refuse(problem(422, "not-taken", words(sentenceOf(sent.why, "fr"), sentenceOf(sent.why, "en"))));
    case "failed":
      return refuse(notSent(sent.status));
    case "unable":
      return refuse(takesNone);
  }
}

const noSuchMessage = notFound(words("Ce message n'existe pas ou plus.", "There is no such message (any more)."));

const notFor = (by: string) =>
  refused([
    {
      path: "/by",
      code: "not-for",
      message: `Ce message ne s'adresse pas au poste ${by}.`,
      english: `This message is not for extension ${by}.`,
    },
  ]);

const notSent = (status: number) =>
  problem(
    502,
    "not-sent",
    words(
      `Aucune ligne n'a pris le message : réponse ${status}. Il n'est pas renvoyé.`,
      `No line has taken the message: answer ${status}. It is not sent again.`,
    ),
  );

const takesNone = problem(
  503,
  "takes-none",
  words(
    "Le serveur ne prend aucun message en ce moment : le disque refuse d'écrire, ou rien n'est en service.",
    "No message is taken at this moment: the disk takes nothing, or no configuration runs.",
  ),
  { retryAfter: 10 },
);
