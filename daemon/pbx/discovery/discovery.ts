import type { Newcomer } from "../../contracts/newcomer.ts";
import type { Clock, Timer } from "../../kit/clock.ts";
import type { Log } from "../../kit/log.ts";
import type { AskId, Engine, EngineEvent } from "../engine/engine.ts";
import { networkOf, type OwnNetwork } from "./own-networks.ts";

/** Who knows where telephones get their settings; each rejects while it is away. */
export interface Desk {
  isWanted(): Promise<boolean>;
  /** Where this one is sent; null: it is told nothing. */
  urlFor(newcomer: Newcomer): Promise<string | null>;
  told(newcomer: Newcomer, url: string): Promise<void>;
}

interface Parts {
  readonly engine: Pick<Engine, "discover" | "answerDiscovery" | "onEvent">;
  readonly desk: Desk;
  readonly clock: Pick<Clock, "every">;
  readonly log: Log;
  /** As they are now. */
  readonly networks: () => readonly OwnNetwork[];
}

/** Where telephones ask (RFC 6080 §5.1), whatever port the exchange has. */
const PORT = 5060;
/** Networks come with a cable and go with a lease, and settings are changed: it is looked so often. */
const LOOK_MS = 10_000;

/** Telephones that ask everybody where their settings are: heard on the networks of the box, and told what the desk says. */
export class Discovery {
  readonly #parts: Parts;
  readonly #told = new Map<AskId, { readonly newcomer: Newcomer; readonly url: string }>();
  #networks: readonly OwnNetwork[] = [];
  #missing = "";
  #ears: Disposable | null = null;
  #timer: Timer | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  start(): void {
    const { engine, clock } = this.#parts;
    this.#ears = engine.onEvent((event) => this.#hear(event));
    this.#timer = clock.every(LOOK_MS, () => void this.look());
  }

  /** Where nobody is there to say where settings are, nobody is heard either. */
  async look(): Promise<void> {
    const { engine, desk, networks } = this.#parts;
    const isWanted = await desk.isWanted().catch(() => false);
    if (this.#ears === null) return;
    const before = this.#networks;
    this.#networks = isWanted ? networks() : [];
    if (this.#networks.length === 0 && before.length === 0) return;
    const addresses = this.#networks.map(({ address }) => address);
    // Said again also when it is the same: an interface that was away has forgotten who listens.
    engine.discover(addresses, PORT);
  }

  [Symbol.dispose](): void {
    this.#timer?.cancel();
    this.#ears?.[Symbol.dispose]();
    this.#ears = null;
    this.#told.clear();
  }

  #hear(event: EngineEvent): void {
    switch (event.type) {
      case "discovery.asked":
        void this.#answer(event);
        break;
      case "discovery.told":
        this.#answered(event);
        break;
      case "discovery.opened":
        this.#became("");
        break;
      case "discovery.missing":
        this.#became(event.text);
        break;
      default:
    }
  }

  async #answer({ ask, source, uri, from, to, event, userAgent }: Asked): Promise<void> {
    const { engine, desk, log } = this.#parts;
    const address = source.slice(0, source.lastIndexOf(":"));
    const network = networkOf(address, this.#networks);
    if (network === null) {
      engine.answerDiscovery(ask, null);
      return;
    }
    const newcomer = {
      ...{ from: address, host: network.address, uri, fromField: from, toField: to },
      ...{ event, userAgent },
    };
    const url = await desk.urlFor(newcomer).catch((error: unknown) => {
      log.warn("a telephone looks for its settings, and nobody can say where they are", { source, error });
      return null;
    });
    if (url !== null) this.#told.set(ask, { newcomer, url });
    engine.answerDiscovery(ask, url);
  }

  /** One that says nothing to it may be an address that somebody has made up. */
  #answered({ ask, status }: Extract<EngineEvent, { type: "discovery.told" }>): void {
    const { desk, log } = this.#parts;
    const told = this.#told.get(ask);
    this.#told.delete(ask);
    if (told === undefined) return;
    const { from } = told.newcomer;
    if (status < 200 || status > 299) {
      log.info("a telephone did not take where its settings are", { from, status });
      return;
    }
    desk.told(told.newcomer, told.url).catch((error: unknown) => {
      log.warn("nobody keeps that a telephone was told where its settings are", { from, error });
    });
  }

  /** Each trouble is told once. */
  #became(missing: string): void {
    if (missing !== "" && missing !== this.#missing) {
      this.#parts.log.warn("telephones that look for their settings cannot be heard", { port: PORT, reason: missing });
    }
    this.#missing = missing;
  }
}

type Asked = Extract<EngineEvent, { type: "discovery.asked" }>;
