import { CLOCK_MS, type LiveConfiguration, type LiveDhcp, type LiveLinks } from "../../contracts/api/live-entries.ts";
import type { BoxStatus } from "../../contracts/box.ts";
import type { LiveDelta, LivePicture } from "../../contracts/live.ts";
import type { StoreStatus } from "../../contracts/store.ts";
import type { Clock, Timer } from "../../kit/clock.ts";
import type { Log } from "../../kit/log.ts";
import type { Listening } from "../services.ts";
import {
  clockEntry,
  configurationEntry,
  dhcpEntry,
  directoryEntry,
  healthEntry,
  journalEntry,
  linksEntry,
  messagesEntry,
  processEntries,
  telephonesEntry,
  trialEntry,
  unwritableEntry,
} from "./entries.ts";
import { LiveTable } from "./live-table.ts";
import { PbxFeed } from "./pbx-feed.ts";

/** Everything that moves in the box, from the services that know it, as one table. */
export class LiveState {
  readonly #table = new LiveTable();
  readonly #publish: (delta: LiveDelta) => void;
  readonly #pbx: PbxFeed;
  #links: LiveLinks = { box: false, store: false, pbx: false };
  #configuration: LiveConfiguration | undefined;
  readonly #clock: Clock;
  #ticking: Timer | undefined;

  constructor(publish: (delta: LiveDelta) => void, clock: Clock, log: Log) {
    this.#publish = publish;
    this.#clock = clock;
    const picture = (entries: Readonly<Record<string, unknown>>) =>
      this.#tell(
        this.#table.replace(["extension/", "agent/", "queue/", "group/", "line/", "call/", "alert/"], entries),
      );
    this.#pbx = new PbxFeed({ picture, changed: (set, drop) => this.#tell(this.#table.change(set, drop)) }, log);
    this.#table.change(linksEntry(this.#links));
  }

  start(): void {
    this.#ticking = this.#clock.every(CLOCK_MS, () => this.#tell(this.#table.change(clockEntry(this.#clock.now()))));
  }

  close(): void {
    this.#ticking?.cancel();
  }

  picture(): LivePicture {
    const { sequence, entries } = this.#table.picture();
    return { sequence, entries: { ...entries, ...clockEntry(this.#clock.now()) } };
  }

  /** `pbx` is asked to tell its state only while somebody listens. Resolves when its picture is there, if it will be. */
  want(isWanted: boolean): Promise<void> {
    this.#pbx.want(isWanted);
    return this.#pbx.settled;
  }

  /** What to do when a service comes and goes. */
  readonly listening: Listening = {
    box: {
      onConnect: async (peer) => {
        peer.onMessage("changed", (status) => this.#boxChanged(status));
        this.#boxChanged(await peer.call("watch", {}));
        this.#linked({ box: true });
      },
      onLost: () => {
        this.#tell(this.#table.replace(["process/"], {}));
        this.#linked({ box: false });
      },
    },
    store: {
      onConnect: async (peer) => {
        peer.onMessage("changed", (status) => this.#storeChanged(status));
        peer.onMessage("record.added", ({ newest }) => this.#tell(this.#table.change(journalEntry(newest))));
        peer.onMessage("messages.changed", (changed) => this.#tell(this.#table.change(messagesEntry(changed))));
        peer.onMessage("directory.changed", (changed) => this.#tell(this.#table.change(directoryEntry(changed))));
        const { status, newestRecord, messages, directory } = await peer.call("watch", {});
        this.#storeChanged(status);
        const entries = { ...journalEntry(newestRecord), ...messagesEntry(messages), ...directoryEntry(directory) };
        this.#tell(this.#table.change(entries));
        this.#linked({ store: true });
      },
      onLost: () => {
        if (this.#configuration !== undefined) this.#tell(this.#table.change(unwritableEntry(this.#configuration)));
        this.#linked({ store: false });
      },
    },
    health: {
      onConnect: async (peer) => {
        peer.onMessage("sampled", (health) => this.#tell(this.#table.change(healthEntry(health))));
        const { now } = await peer.call("watch", {});
        if (now !== null) this.#tell(this.#table.change(healthEntry(now)));
      },
      onLost: () => this.#tell(this.#table.change({}, ["health"])),
    },
    phones: {
      onConnect: async (peer) => {
        peer.onMessage("changed", (changed) => this.#tell(this.#table.change(telephonesEntry(changed))));
        this.#tell(this.#table.change(telephonesEntry(await peer.call("watch", {}))));
      },
      onLost: () => this.#tell(this.#table.change({}, ["telephones"])),
    },
    net: {
      onConnect: async (peer) => {
        const tell = async (changed: LiveDhcp): Promise<void> => {
          this.#tell(this.#table.change(dhcpEntry(changed)));
          const { trial } = await peer.call("address.trial", {});
          this.#tell(trial === null ? this.#table.change({}, ["trial"]) : this.#table.change(trialEntry(trial)));
        };
        // One that goes away meanwhile is told by `onLost`.
        peer.onMessage("changed", (changed) => void tell(changed).catch(() => undefined));
        await tell(await peer.call("watch", {}));
      },
      onLost: () => this.#tell(this.#table.change({}, ["dhcp", "trial"])),
    },
    pbx: {
      onConnect: async (peer) => {
        this.#pbx.connected(peer);
        this.#linked({ pbx: true });
      },
      onLost: () => {
        this.#pbx.lost();
        this.#linked({ pbx: false });
      },
    },
  };

  #boxChanged(status: BoxStatus): void {
    this.#tell(this.#table.replace(["process/"], processEntries(status)));
  }

  #storeChanged(status: StoreStatus): void {
    const entry = configurationEntry(status);
    this.#configuration = entry.configuration;
    this.#tell(this.#table.change(entry));
  }

  #linked(change: Partial<LiveLinks>): void {
    this.#links = { ...this.#links, ...change };
    this.#tell(this.#table.change(linksEntry(this.#links)));
  }

  #tell(delta: LiveDelta | null): void {
    if (delta !== null) this.#publish(delta);
  }
}
