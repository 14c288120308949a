import type { storeContract } from "../contracts/store.ts";
import type { Handlers, Peer } from "../kit/rpc.ts";
import type { ConfigurationDocument } from "../model/config/document.ts";
import type { Secrets } from "../model/config/secrets.ts";
import { accessRequests } from "./access/requests.ts";
import { listRevisions } from "./config/revisions.ts";
import { directoryRequests } from "./directory/requests.ts";
import { mailRequests } from "./mail/requests.ts";
import { noted } from "./noted.ts";
import { PeerConsumer } from "./recharger/peer-consumer.ts";
import { recordingRequests } from "./recordings/requests.ts";
import { soundRequests } from "./sounds/requests.ts";
import { statusOf } from "./status.ts";
import type { StoreParts } from "./store-parts.ts";

type Contract = typeof storeContract;

/** Answers one connection: what the contract promises, by the parts that keep it. */
export function answerRequests(peer: Peer<Contract>, parts: StoreParts): void {
  const { configuration, recharger, ledger, database } = parts;
  peer.handle({
    "config.get": ({ secrets }) => {
      const { saved, secrets: kept } = configuration.state;
      return { revision: saved.head, document: secrets ? withSipPasswords(saved.document, kept) : saved.document };
    },
    "config.commit": (request) => configuration.commit(request),
    "config.undo": ({ revision, author, base }) => configuration.undo(revision, author, base ?? null),
    "config.revision": async ({ revision }) => {
      const found = await configuration.revision(revision);
      return found === undefined ? null : { revision: found.head, document: found.document };
    },
    "config.trail": ({ above, upTo }) => configuration.trail(above, upTo),
    "revisions.list": ({ before, limit }) => listRevisions(database, before, limit),
    reload: ({ author }) => recharger.reload(author),
    status: () => statusOf(parts),
    watch: () => watch(peer, parts),
    "facts.append": async ({ producer, facts }) => ({ upTo: await ledger.append(producer, facts) }),
    "records.list": ({ before, limit, filter }) => ledger.records(before, limit, filter),
    "records.exported": async ({ author, text }) => {
      await noted(parts, { at: parts.clock.now(), author, action: "records.export", text, revision: null });
      return {};
    },
    "audit.list": ({ before, limit, filter }) => ledger.audit(before, limit, filter),
    "audit.exported": async ({ author, text }) => {
      await noted(parts, { at: parts.clock.now(), author, action: "audit.export", text, revision: null });
      return {};
    },
    "statistics.read": (question) => parts.statistics.read(question),
    ...messageRequests(parts),
    ...extensionRequests(parts),
    ...accessRequests(parts.access),
    ...soundRequests(parts),
    ...mailRequests(parts),
    ...recordingRequests(parts),
    ...directoryRequests(peer, parts),
    ...consumerRequests(peer, parts),
  });
}

async function watch(peer: Peer<Contract>, { ledger, watchers }: StoreParts) {
  // A database that cannot be read now must not keep anybody from watching it come back.
  const newest = await ledger.records(null, 1).catch(() => null);
  return { ...watchers.add(peer), newestRecord: newest?.items[0]?.call ?? null };
}

function messageRequests({ messages }: StoreParts): Handlers<Contract> {
  return {
    "messages.list": ({ before, limit, filter }) => messages.list(before, limit, filter),
    "messages.get": async ({ message }) => ({ record: await messages.get(message) }),
    "messages.read": async ({ message, by }) => ({ kind: await messages.read(message, by) }),
    "messages.unread": async ({ message, author }) => ({ known: await messages.unread(message, author) }),
    "messages.remove": async ({ message, author }) => ({ known: await messages.remove(message, author) }),
  };
}

function extensionRequests(parts: StoreParts): Handlers<Contract> {
  const { configuration, clock } = parts;
  return {
    "extension.password": async ({ number, author }) => {
      const { saved, secrets } = configuration.state;
      const exists = saved.document.extensions.some((extension) => extension.number === number);
      if (!exists) return { password: null };
      await noted(parts, { at: clock.now(), author, action: "extension.password", text: number, revision: null });
      return { password: secrets.extensions[number]?.sipPassword ?? null };
    },
  };
}

function consumerRequests(peer: Peer<Contract>, { recharger, notices, log }: StoreParts): Handlers<Contract> {
  return {
    "consumer.hello": ({ name, revision, digest }) => {
      const consumer = new PeerConsumer(name, peer, revision, log);
      recharger.join(consumer, digest);
      peer.onClose(() => recharger.leave(consumer));
      peer.onClose(notices.follow((trouble) => peer.send("mail.trouble", { trouble })));
      log.info("a consumer said hello", { consumer: name, revision });
      return { current: recharger.running?.revision ?? null };
    },
  };
}

/** The document as it can be imported elsewhere: with the SIP passwords, which are write-only otherwise. */
const withSipPasswords = (document: ConfigurationDocument, secrets: Secrets) => ({
  ...document,
  extensions: document.extensions.map((extension) => {
    const kept = secrets.extensions[extension.number];
    return kept === undefined ? extension : { ...extension, sipPassword: kept.sipPassword };
  }),
  trunks: document.trunks.map((trunk) => {
    const sipPassword = secrets.trunks?.[trunk.number];
    return sipPassword === undefined ? trunk : { ...trunk, sipPassword };
  }),
});
