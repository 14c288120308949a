import type {
  LiveClock,
  LiveConfiguration,
  LiveDhcp,
  LiveDirectory,
  LiveJournal,
  LiveLinks,
  LiveMessages,
  LiveProcess,
  LiveTelephones,
  LiveTrial,
} from "../../contracts/api/live-entries.ts";
import type { BoxStatus } from "../../contracts/box.ts";
import type { Health } from "../../contracts/machine-health.ts";
import type { StoreStatus } from "../../contracts/store.ts";

/** What the services say, as entries of the live table. Pure. */

export const processEntries = ({ processes }: BoxStatus): Readonly<Record<string, LiveProcess>> =>
  Object.fromEntries(
    processes.map(({ name, state, startedAt, restarts, trouble, isNeeded, order }) => [
      `process/${name}`,
      { name, state, startedAt, restarts, trouble, isNeeded, order },
    ]),
  );

export const configurationEntry = ({ saved, running, reloadNeeded, reloading, lastReload, database }: StoreStatus) => ({
  // None yet since store began: what an earlier one said of its last reload is over.
  ...(lastReload === null ? {} : { reload: lastReload }),
  configuration: {
    saved: saved?.revision ?? null,
    savedBy: saved?.author ?? null,
    running: running?.revision ?? null,
    reloadNeeded,
    reloading,
    writable: database.state === "open",
  } satisfies LiveConfiguration,
});

/** While nobody answers, nothing can be saved; the rest is what it was. */
export const unwritableEntry = (before: LiveConfiguration) => ({ configuration: { ...before, writable: false } });

export const journalEntry = (newest: string | null) => ({ journal: { newest } satisfies LiveJournal });

export const messagesEntry = (messages: LiveMessages) => ({ messages });

export const directoryEntry = (directory: LiveDirectory) => ({ directory });

export const telephonesEntry = (telephones: LiveTelephones) => ({ telephones });

export const dhcpEntry = (dhcp: LiveDhcp) => ({ dhcp });

export const trialEntry = (trial: LiveTrial) => ({ trial });

export const healthEntry = (health: Health) => ({ health });

export const clockEntry = (at: number) => ({ clock: { at } satisfies LiveClock });

export const linksEntry = (links: LiveLinks) => ({ links });
