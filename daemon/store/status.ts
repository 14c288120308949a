import type { StoreStatus } from "../contracts/store.ts";
import type { StoreParts } from "./store-parts.ts";

/** The state of the store for people; asks the disk nothing. */
export function statusOf({ configuration, recharger, database, mirror, retention }: StoreParts): StoreStatus {
  const saved = configuration.current?.saved.head ?? null;
  const run = recharger.running;
  return {
    saved,
    running: run === null ? null : { revision: run.revision, at: run.at, author: run.author },
    reloadNeeded: saved !== null && (run === null || configuration.isAhead({ ...run, digest: recharger.digest })),
    reloading: recharger.reloading,
    lastReload: recharger.report,
    database: { state: database.state, detail: database.detail, mirrored: mirror.mirrored },
    retained: retention.last,
    consumers: recharger.consumers.map(({ name, running }) => ({ name, revision: running })),
  };
}
