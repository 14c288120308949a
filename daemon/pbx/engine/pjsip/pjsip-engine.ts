import { BoxError } from "../../../kit/box-error.ts";
import type {
  AskId,
  ContactBinding,
  Destination,
  DialRequest,
  Engine,
  EngineCensus,
  EngineEvent,
  EngineSettings,
  EngineTables,
  LegId,
  LegQuality,
  ListeningAddress,
  MessageId,
  MessageRequest,
  Party,
  RecordRequest,
  ReleaseCause,
  RoomId,
  Sound,
  SubscriptionId,
} from "../engine.ts";
import { type Addon, loadAddon } from "./addon.ts";
import { parseEvent } from "./events.ts";

export interface PjsipEngineOptions {
  /** A listener threw, or an event was not as agreed. */
  readonly report: (error: unknown) => void;
  /** Path of the addon; by default what `make -C daemon/native` leaves. */
  readonly addon?: string;
}

type Listener = (event: EngineEvent) => void;

/** The engine port on the native addon. One may run in a process at a time; after `close` another may start. */
export class PjsipEngine implements Engine {
  readonly #options: PjsipEngineOptions;
  readonly #listeners = new Set<Listener>();
  #addon: Addon | null = null;
  #closing: Promise<void> | null = null;

  constructor(options: PjsipEngineOptions) {
    this.#options = options;
  }

  async start(settings: EngineSettings): Promise<readonly ListeningAddress[]> {
    if (this.#addon !== null)
      throw new BoxError("ENGINE_START_FAILED", { reason: "this engine has been started before" });
    const addon = loadAddon(this.#options.addon);
    this.#addon = addon;
    try {
      return await addon.start(settings, (events) => this.#deliver(events));
    } catch (error) {
      // Nothing runs: a later start is a first one.
      this.#addon = null;
      throw startFailure(error);
    }
  }

  install(tables: EngineTables): void {
    this.#addon?.install(tables);
  }
  restoreContacts(bindings: readonly ContactBinding[]): void {
    this.#addon?.restoreContacts(bindings);
  }

  setTrunkSources(trunk: string, sources: readonly string[]): void {
    this.#addon?.setTrunkSources(trunk, sources);
  }
  registerTrunk(
    trunk: string,
    registration: { readonly destination: Destination; readonly expiresSeconds: number },
  ): void {
    this.#addon?.registerTrunk(trunk, registration);
  }
  probeTrunk(trunk: string, destination: Destination): void {
    this.#addon?.probeTrunk(trunk, destination);
  }

  answerMessage(message: MessageId, status: number): void {
    this.#addon?.answerMessage(message, status);
  }
  sendMessage(message: MessageId, request: MessageRequest): void {
    this.#addon?.sendMessage(message, request);
  }

  discover(addresses: readonly string[], port: number): void {
    this.#addon?.discover(addresses, port);
  }
  answerDiscovery(ask: AskId, url: string | null): void {
    this.#addon?.answerDiscovery(ask, url);
  }

  dial(leg: LegId, request: DialRequest): void {
    this.#addon?.dial(leg, request);
  }
  ring(leg: LegId): void {
    this.#addon?.ring(leg);
  }
  progress(leg: LegId, like: LegId | null): void {
    this.#addon?.progress(leg, like);
  }
  answer(leg: LegId, like: LegId | null): void {
    this.#addon?.answer(leg, like);
  }
  release(leg: LegId, cause: ReleaseCause): void {
    this.#addon?.release(leg, cause);
  }

  bridge(one: LegId, other: LegId): void {
    this.#addon?.bridge(one, other);
  }
  play(leg: LegId, sound: Sound): void {
    this.#addon?.play(leg, sound);
  }
  silence(leg: LegId): void {
    this.#addon?.silence(leg);
  }
  record(leg: LegId, request: RecordRequest): void {
    this.#addon?.record(leg, request);
  }
  stopRecording(leg: LegId, path: string): void {
    this.#addon?.stopRecording(leg, path);
  }

  join(leg: LegId, room: RoomId, { muted }: { readonly muted: boolean }): void {
    this.#addon?.join(leg, room, muted);
  }
  playToRoom(room: RoomId, sound: Sound): void {
    this.#addon?.playToRoom(room, sound);
  }

  hearKeys(leg: LegId, hears: boolean): void {
    this.#addon?.hearKeys(leg, hears);
  }
  sendDigits(leg: LegId, digits: string): void {
    this.#addon?.sendDigits(leg, digits);
  }
  identify(leg: LegId, party: Party): void {
    this.#addon?.identify(leg, party);
  }

  acceptTransfer(leg: LegId): void {
    this.#addon?.acceptTransfer(leg);
  }
  refuseTransfer(leg: LegId, cause: ReleaseCause): void {
    this.#addon?.refuseTransfer(leg, cause);
  }
  reportTransfer(leg: LegId, status: number): void {
    this.#addon?.reportTransfer(leg, status);
  }

  notify(subscription: SubscriptionId, contentType: string, body: string, state: "active" | "terminated"): void {
    this.#addon?.notify(subscription, contentType, body, state);
  }

  onEvent(listener: Listener): Disposable {
    // Wrapped, so that the same function given twice is two listeners.
    const own: Listener = (event) => listener(event);
    this.#listeners.add(own);
    return { [Symbol.dispose]: () => void this.#listeners.delete(own) };
  }

  census(): EngineCensus {
    return this.#addon?.census() ?? EMPTY;
  }

  quality(): ReadonlyMap<LegId, LegQuality> {
    return new Map((this.#addon?.quality() ?? []).map(([leg, quality]) => [leg as LegId, quality]));
  }

  close(): Promise<void> {
    this.#closing ??= this.#addon?.close() ?? Promise.resolve();
    return this.#closing;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  #deliver(events: readonly unknown[]): void {
    for (const raw of events) {
      const event = parseEvent(raw);
      if (event === null) {
        this.#options.report(new BoxError("ENGINE_EVENT_UNKNOWN", { event: JSON.stringify(raw) }));
        continue;
      }
      for (const listener of [...this.#listeners]) this.#tell(listener, event);
    }
  }

  #tell(listener: Listener, event: EngineEvent): void {
    try {
      listener(event);
    } catch (error) {
      this.#options.report(error);
    }
  }
}

const EMPTY: EngineCensus = {
  legs: 0,
  relays: 0,
  mixed: 0,
  rooms: 0,
  players: 0,
  recordings: 0,
  rtpSockets: 0,
  dialogs: 0,
  transactions: 0,
  subscriptions: 0,
  contacts: 0,
  transports: 0,
  trunkRegistrations: 0,
  probes: 0,
  messages: 0,
  relayedPackets: 0,
  poolBytes: 0,
};

/** The addon rejects with `code` and `facts`; a TypeError (settings of the wrong shape) stays what it is. */
function startFailure(error: unknown): unknown {
  if (!(error instanceof Error) || !("code" in error) || !("facts" in error)) return error;
  const { code, facts } = error;
  if (typeof code !== "string" || typeof facts !== "object" || facts === null) return error;
  const sentence = "reason" in facts && typeof facts.reason === "string" ? facts.reason : error.message;
  return new BoxError(code, { ...facts }, { cause: error, sentence });
}
