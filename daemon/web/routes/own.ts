import type { storeContract } from "../../contracts/store.ts";
import type { AnswerOf } from "../../kit/rpc.ts";
import { words } from "../../model/config/field.ts";
import { personOf } from "../../model/config/people.ts";
import { sentenceOf } from "../../model/reason.ts";
import { noSuchExtension, notFound, refused } from "../api/problems.ts";
import { type OwnCall, ownCall } from "../own/own-call.ts";
import { ownTextMessage } from "../own/own-text-message.ts";
import type { Services } from "../services.ts";
import { refuse, type Some } from "./call.ts";
import { savedDocument } from "./edit.ts";
import { nameOthers } from "./name-others.ts";
import { pageOf } from "./page-of.ts";
import { answered } from "./profiles.ts";

type Mine =
  | "own"
  | "own.profile"
  | "own.chooseProfile"
  | "own.absence"
  | "own.setAbsence"
  | "own.calls"
  | "own.textMessages"
  | "own.readTextMessage";

/** Records that are looked at for one page of a user's: one who seldom calls has an empty page then, and a next one. */
const AT_ONCE = 200;
const MOST_LOOKS = 10;

/** What is one's own, by the number that signed in [CNX-09]. */
export const ownRoutes = (services: Services): Some<Mine> => {
  const { store, pbx } = services;
  return {
    own: async ({ guest: { login } }) => {
      const document = await savedDocument(services);
      const person = personOf(login.name, document);
      if (person === null) return refuse(notFound());
      const groups = login.numbers.slice(1).map((number) => ({ number, name: personOf(number, document)?.name ?? "" }));
      return { status: 200, body: { ...person, groups } };
    },

    "own.profile": async ({ guest: { login } }) =>
      answered(login.name, await pbx.ask("profile.show", { number: login.name })),

    "own.chooseProfile": async ({ guest: { login }, body: { chosen } }) => {
      const { name: number } = login;
      return answered(number, await pbx.ask("profile.choose", { number, chosen, author: number }));
    },

    "own.absence": async ({ guest: { login } }) => {
      const answer = await pbx.ask("absence.show", { number: login.name });
      return answer.kind === "set" ? { status: 200, body: answer.absence } : refuse(noSuchExtension(login.name));
    },

    "own.setAbsence": async ({ guest: { login }, body }) => {
      const { name: number } = login;
      const answer = await pbx.ask("absence.set", { number, absence: body, author: number });
      switch (answer.kind) {
        case "set":
          return { status: 200, body: answer.absence };
        case "unknown":
          return refuse(noSuchExtension(number));
        case "refused": {
          const [message, english] = [sentenceOf(answer.why, "fr"), sentenceOf(answer.why, "en")];
          return refuse(refused([{ path: `/forwards/${answer.when}`, code: "forward", message, english }]));
        }
      }
    },

    "own.calls": async ({ guest: { login }, query }) => {
      const { before, limit } = pageOf(query);
      const { items, next } = await callsOf(store, login.name, before, limit);
      return { status: 200, body: { items: await nameOthers(services, items), next } };
    },

    "own.textMessages": async ({ guest: { login }, query }) => {
      const { name: extension } = login;
      const filter = { extension, unread: false };
      const { items, next } = await store.ask("messages.list", { ...pageOf(query), filter });
      const own = items.map((one) => ownTextMessage(one, extension));
      return { status: 200, body: { items: await nameOthers(services, own), next } };
    },

    "own.readTextMessage": async ({ guest: { login }, parameters: { message } }) => {
      const { kind } = await store.ask("messages.read", { message, by: login.name });
      // Of what is for others nobody learns that it is there.
      return kind === "marked" ? { status: 200, body: {} } : refuse(noSuchMessage);
    },
  };
};

type Page = AnswerOf<typeof storeContract, "records.list">;

async function callsOf(store: Services["store"], number: string, before: string | null, limit: number) {
  const filter = { from: null, to: null, number, line: null, direction: null, outcome: null };
  const items: OwnCall[] = [];
  let next = before;
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const page: Page = await store.ask("records.list", { before: next, limit: Math.max(limit, AT_ONCE), filter });
    for (const record of page.items) {
      const own = ownCall(record, number);
      if (own !== null) items.push(own);
    }
    next = page.next;
    if (next === null || items.length >= limit) break;
  }
  return { items, next };
}

const noSuchMessage = notFound(words("Ce message n'existe pas ou plus.", "There is no such message (any more)."));
