import { join } from "node:path";
import type { MailTrouble } from "../contracts/mail.ts";
import { storeContract } from "../contracts/store.ts";
import { appendFacts } from "../kit/append-facts.ts";
import { deliver } from "../kit/delivery.ts";
import { keepConnected } from "../kit/link.ts";
import type { Peer } from "../kit/peer.ts";
import type { ServiceContext } from "../kit/service.ts";
import { snapshotRequests } from "../kit/snapshot-requests.ts";
import type { SpooledFact } from "../kit/spool.ts";
import type { KnownNames } from "./directory/known-names.ts";
import type { OpenRecords } from "./open-records.ts";
import type { Reload } from "./reload/reload.ts";

export interface StoreLink {
  readonly isConnected: boolean;
  close(): Promise<void>;
}

/** Keeps looking for store: takes its snapshots and the names of its directory, brings it the facts. Calls do not need it. */
export function linkToStore(
  context: ServiceContext,
  reload: Reload,
  records: OpenRecords,
  names: Pick<KnownNames, "changed">,
  onMailTrouble: (trouble: MailTrouble | null) => void,
): StoreLink {
  const { home, log, clock } = context;
  const link = keepConnected(join(home, "run", "store.sock"), storeContract, {
    log,
    clock,
    onConnect: async (peer) => {
      peer.handle(snapshotRequests(reload));
      peer.onMessage("mail.trouble", ({ trouble }) => onMailTrouble(trouble));
      await peer.call("consumer.hello", { name: "pbx", revision: reload.revision, digest: reload.digest });
      delivery.wake();
      await follow(peer, names);
    },
  });

  const { spool } = records;
  const send = async (parcel: readonly SpooledFact[]): Promise<number> => {
    if (link.peer !== undefined) await records.settled();
    return appendFacts(link, spool, parcel);
  };
  const delivery = deliver(spool, send, { log, clock });

  return {
    get isConnected() {
      return link.peer !== undefined;
    },
    async close() {
      link.close();
      await delivery.close();
    },
  };
}

/** The names of the directory, of now and after each of its changes. */
async function follow(peer: Peer<typeof storeContract>, names: Pick<KnownNames, "changed">): Promise<void> {
  const changed = () => names.changed((page) => peer.call("directory.numbers", page));
  peer.onMessage("directory.changed", changed);
  await peer.call("directory.follow", {});
  changed();
}
