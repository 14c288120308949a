import { contractTables } from "./contract-office.ts";
import type {
  Destination,
  DialRequest,
  Engine,
  EngineCensus,
  EngineEvent,
  EngineTables,
  LegId,
  ReleaseCause,
} from "./engine.ts";
import type { FarCall, FarPhone, FarSide } from "./far-side.ts";

type EventOf<Type extends EngineEvent["type"]> = Extract<EngineEvent, { readonly type: Type }>;

/** How long something may take to happen, and how often one looks, in milliseconds. */
const limitMs = 5000;
const lookMs = 5;

/** An engine with its far side, and what a test of its promises says to both. */
export class Stage implements AsyncDisposable {
  readonly engine: Engine;
  readonly far: FarSide;
  readonly seen: EngineEvent[] = [];
  readonly #ears: Disposable;
  #odd = 1;

  constructor(engine: Engine, far: FarSide) {
    this.engine = engine;
    this.far = far;
    this.#ears = engine.onEvent((event) => this.seen.push(event));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ears[Symbol.dispose]();
    await this.far[Symbol.asyncDispose]();
    await this.engine.close();
  }

  /** Installs tables and waits until they are: everything posted before has then been carried out. */
  async install(tables: EngineTables = contractTables()): Promise<void> {
    const before = this.all("tables.installed").length;
    this.engine.install(tables);
    await this.until(() => this.all("tables.installed").length > before, "tables.installed");
  }

  /** A registered telephone. */
  async phone(extension: string): Promise<FarPhone> {
    const phone = await this.far.phone(extension);
    const status = await phone.register();
    if (status !== 200) throw new Error(`${extension} was answered ${status} to its REGISTER`);
    await this.until(
      () => this.all("contact.added").some((event) => event.binding.extension === extension),
      "contact.added",
    );
    return phone;
  }

  all<Type extends EngineEvent["type"]>(type: Type, leg?: LegId): readonly EventOf<Type>[] {
    const isIt = (event: EngineEvent): event is EventOf<Type> => event.type === type;
    return this.seen.filter(isIt).filter((event) => leg === undefined || ("leg" in event && event.leg === leg));
  }

  /** The event, once it is there. */
  async event<Type extends EngineEvent["type"]>(type: Type, leg?: LegId): Promise<EventOf<Type>> {
    await this.until(() => this.all(type, leg).length > 0, `${type} of leg ${leg ?? "any"}`);
    const [first] = this.all(type, leg);
    if (first === undefined) throw new Error(type);
    return first;
  }

  async until(condition: () => boolean, what: string): Promise<void> {
    const end = performance.now() + limitMs;
    while (!condition()) {
      if (performance.now() > end) throw new Error(`${what} did not happen; seen: ${this.seen.map(inShort).join(" ")}`);
      await new Promise((resolve) => setTimeout(resolve, lookMs));
    }
  }

  /** The census comes to this; it is a picture that may be some milliseconds old. */
  async rests(expected: Partial<EngineCensus>): Promise<void> {
    const differs = (): string[] => {
      const census: Readonly<Record<string, number>> = { ...this.engine.census() };
      return Object.entries(expected).flatMap(([name, count]) =>
        census[name] === count ? [] : [`${name} ${census[name]}`],
      );
    };
    await this.until(() => differs().length === 0, `the census (${differs().join(", ")})`);
  }

  newLeg(): LegId {
    const leg = this.#odd as LegId;
    this.#odd += 2;
    return leg;
  }

  /** Calls the latest contact of an extension. */
  dial(extension: string, changes: Partial<DialRequest> = {}): LegId {
    const leg = this.newLeg();
    const added = this.all("contact.added").filter((event) => event.binding.extension === extension);
    const contact = added.at(-1)?.binding.contact;
    if (contact === undefined) throw new Error(`${extension} has not registered`);
    const caller = { number: "201", name: "Gérant", anonymous: false };
    const request = {
      target: { kind: "contact", contact },
      called: extension,
      caller,
      like: null,
      headers: [],
      answerWithinMs: null,
    } as const;
    this.engine.dial(leg, { ...request, ...changes });
    return leg;
  }

  /** Calls a number by line 900. */
  dialOutside(destination: Destination | null, number: string, changes: Partial<DialRequest> = {}): LegId {
    const target = { kind: "trunk", trunk: "900", destination, number, route: [] } as const;
    const leg = this.newLeg();
    const caller = { number: "0033972000001", name: "Bureau", anonymous: false };
    this.engine.dial(leg, {
      target,
      called: number,
      caller,
      like: null,
      headers: [],
      answerWithinMs: null,
      ...changes,
    });
    return leg;
  }

  /** The call that has reached a telephone, or an operator. */
  async arrived(phone: Pick<FarPhone, "calls">): Promise<FarCall> {
    const before = phone.calls.filter((call) => call.over).length;
    await this.until(() => phone.calls.length > before, "a call");
    const call = phone.calls.at(-1);
    if (call === undefined) throw new Error("no call");
    return call;
  }

  /** A telephone that calls, offered and answered; both ends of the leg. */
  async talking(phone: FarPhone, number = "100"): Promise<{ leg: LegId; call: FarCall }> {
    const before = this.all("leg.offered").length;
    const call = phone.call(number);
    await this.until(() => this.all("leg.offered").length > before, "leg.offered");
    const leg = this.all("leg.offered").at(-1)?.leg;
    if (leg === undefined) throw new Error("no leg");
    this.engine.answer(leg, null);
    await this.event("leg.confirmed", leg);
    return { leg, call };
  }

  /** Waits until a leg has ended and says why. */
  async released(leg: LegId): Promise<ReleaseCause> {
    return (await this.event("leg.released", leg)).cause;
  }

  /** Releases a leg and waits for its end. */
  async hangUp(leg: LegId): Promise<void> {
    this.engine.release(leg, "normal");
    await this.released(leg);
  }
}

const inShort = (event: EngineEvent): string => ("leg" in event ? `${event.type}(${event.leg})` : event.type);
