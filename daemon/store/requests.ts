import type { storeContract } from "../contracts/store.ts";
import type { Handlers, Peer } from "../kit/rpc.ts";
import type { ConfigurationDocument } from "../model/config/document.ts";
import { type Secrets, withAdministratorPassword } from "../model/config/secrets.ts";
import { unwritableAnswer } from "./config/answers.ts";
import { listRevisions } from "./config/revisions.ts";
import { PeerConsumer } from "./recharger/peer-consumer.ts";
import { hashPassword, verifyPassword } from "./secrets/password-hash.ts";
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
    "config.undo": ({ revision, author }) => configuration.undo(revision, author),
    "revisions.list": ({ before, limit }) => listRevisions(database, before, limit),
    reload: ({ author }) => recharger.reload(author),
    status: () => statusOf(parts),
    "facts.append": async ({ producer, facts }) => ({ upTo: await ledger.append(producer, facts) }),
    "records.list": ({ before, limit }) => ledger.records(before, limit),
    "audit.list": ({ before, limit }) => ledger.audit(before, limit),
    ...passwordRequests(parts),
    ...consumerRequests(peer, parts),
  });
}

function passwordRequests({ configuration, journal, clock, log }: StoreParts): Handlers<Contract> {
  return {
    "admin.setPassword": async ({ name, password, author }) => {
      const known = configuration.state.saved.document.administrators.some((one) => one.name === name);
      if (!known) return noSuchAdministrator(name);
      if ([...password].length < SHORTEST_PASSWORD) return TOO_SHORT;
      const hash = await hashPassword(password);
      try {
        const change = (before: Secrets) => withAdministratorPassword(before, name, hash);
        await configuration.changeSecrets(author, "administrator.password", name, change);
        return { kind: "set" };
      } catch (error) {
        return unwritableAnswer(error);
      }
    },
    "admin.verify": async ({ name, password }) => {
      const { saved, secrets } = configuration.state;
      const exists = saved.document.administrators.some((one) => one.name === name);
      const hash = exists && Object.hasOwn(secrets.administrators, name) ? secrets.administrators[name] : undefined;
      return { ok: await verifyPassword(password, hash?.passwordHash ?? null) };
    },
    "extension.password": async ({ number, author }) => {
      const { saved, secrets } = configuration.state;
      const exists = saved.document.extensions.some((extension) => extension.number === number);
      if (!exists) return { password: null };
      const line = { at: clock.now(), author, action: "extension.password", text: number, revision: null };
      // Reading goes on while nothing can be written; the log then stands in for the audit.
      await journal.write([], [line]).catch((error: unknown) => log.warn("an audit line is lost", { line, error }));
      return { password: secrets.extensions[number]?.sipPassword ?? null };
    },
  };
}

function consumerRequests(peer: Peer<Contract>, { recharger, log }: StoreParts): Handlers<Contract> {
  return {
    "consumer.hello": ({ name, revision, digest }) => {
      const consumer = new PeerConsumer(name, peer, revision, log);
      recharger.join(consumer, digest);
      peer.onClose(() => recharger.leave(consumer));
      log.info("a consumer said hello", { consumer: name, revision });
      return { current: recharger.running?.revision ?? null };
    },
  };
}

const SHORTEST_PASSWORD = 8;

const TOO_SHORT = {
  kind: "refused",
  message: `Le mot de passe doit avoir au moins ${SHORTEST_PASSWORD} caractères.`,
  english: `The password must have at least ${SHORTEST_PASSWORD} characters.`,
} as const;

const noSuchAdministrator = (name: string) =>
  ({
    kind: "refused",
    message: `« ${name} » n'est pas un administrateur.`,
    english: `"${name}" is not an administrator.`,
  }) as const;

/** The document as it can be imported elsewhere: with the SIP passwords, which are write-only otherwise. */
const withSipPasswords = (document: ConfigurationDocument, secrets: Secrets) => ({
  ...document,
  extensions: document.extensions.map((extension) => {
    const kept = secrets.extensions[extension.number];
    return kept === undefined ? extension : { ...extension, sipPassword: kept.sipPassword };
  }),
});
