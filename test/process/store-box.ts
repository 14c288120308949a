import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { storeContract } from "../../daemon/contracts/store.ts";
import { type Clock, systemClock } from "../../daemon/kit/clock.ts";
import { createLog, type Log } from "../../daemon/kit/log.ts";
import { connect, type Peer } from "../../daemon/kit/rpc.ts";
import { type RunningStore, startStore } from "../../daemon/store/start-store.ts";

export type StorePeer = Peer<typeof storeContract>;

/** A folder of our own that goes away with `using`. */
export async function temporaryHome(): Promise<{ readonly home: string } & AsyncDisposable> {
  const home = await mkdtemp(join(tmpdir(), "store-"));
  return { home, [Symbol.asyncDispose]: () => rm(home, { recursive: true, force: true }) };
}

export interface OpenStore extends AsyncDisposable {
  readonly store: RunningStore;
  readonly peer: StorePeer;
  /** Every line that it logged. */
  readonly lines: readonly string[];
}

/** A store in this process, with a peer connected to its socket. */
export async function openStore(
  home: string,
  clock: Clock = systemClock,
  voice: readonly string[] = [],
): Promise<OpenStore> {
  const lines: string[] = [];
  const log: Log = createLog({ process: "store", level: "debug", write: (line) => void lines.push(line) });
  const store = await startStore({ home, voice, log, clock });
  const peer = await connectStore(home);
  return {
    store,
    peer,
    lines,
    async [Symbol.asyncDispose]() {
      peer.close();
      await store.stop();
    },
  };
}

export const connectStore = (home: string): Promise<StorePeer> =>
  connect(join(home, "run", "store.sock"), storeContract);

/** A document with these extensions, all in group 800. */
export const office = (...numbers: readonly string[]): { format: number; extensions: object[]; groups: object[] } => ({
  format: 1,
  extensions: numbers.map((number) => ({ number, name: `Poste ${number}` })),
  groups: [{ number: "800", name: "Général", members: numbers }],
});

export const commit = (peer: StorePeer, document: unknown, base: number | null = null) =>
  peer.call("config.commit", { document, base, author: "test", note: "" });
