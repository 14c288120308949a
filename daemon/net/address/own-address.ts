import { wantedAddress } from "../../contracts/fixed-address.ts";
import type {
  AddressHindrance,
  AddressTrial,
  FixedAddress,
  OwnAddressShown,
  PutBack,
} from "../../contracts/own-address.ts";
import { BoxError } from "../../kit/box-error.ts";
import type { Clock, Timer } from "../../kit/clock.ts";
import type { Log } from "../../kit/log.ts";
import { AUTHORS } from "../../model/author-words.ts";
import { netmaskOf } from "../../model/ipv4.ts";
import type { NetView } from "../../model/snapshot/net-view.ts";
import { type AddressMemory, type AddressRecord, NOTHING_KEPT } from "./address-file.ts";
import { type AddressDeed, auditText } from "./audit-text.ts";
import { difference, type IpCommand } from "./difference.ts";
import { askForHolder, holderOf } from "./holder.ts";
import { type Links, linksIn, wayOut } from "./links.ts";
import { type AddressStep, nextAddressStep } from "./next-step.ts";
import { asItStands, type Target, targetOf } from "./target.ts";

export interface OwnAddressParts {
  readonly memory: AddressMemory;
  /** Where name servers are written for the operating system to read. */
  readonly resolverFile: string;
  readonly writeResolverFile: (path: string, servers: readonly string[]) => Promise<void>;
  /** What the box listens at. */
  readonly bind: readonly string[];
  /** Whether this process may change addresses. */
  readonly mayChange: boolean;
  /** Of this start of the machine. */
  readonly bootId: string;
  readonly ip: (words: IpCommand) => Promise<string>;
  readonly nameServers: () => Promise<readonly string[]>;
  readonly clock: Clock;
  readonly log: Log;
  readonly changed: () => void;
  /** A line of the audit. */
  readonly note: (author: string, action: string, text: string) => void;
}

const timing = {
  /** Pages hear of a trial, and show where to go, before the address that they came by is gone; who has the new one answers. */
  beginMs: 3000,
  /** How often it is looked whether what is kept is in force: an interface that was plugged in, an address that was taken. */
  lookMs: 5000,
  /** A clock that is set by less is nobody's to notice. */
  clockMs: 1000,
} as const;

/** The kernel takes addresses and routes along with others: so often it is looked again. */
const MOST_TURNS = 3;

/**
 * The address that the box has in its network. A new one is on trial: whoever set it comes back by it and keeps it, else
 * what was before is put back, also when the box starts anew meanwhile. What is kept is in force from the start, and again
 * whenever something takes it away. Without the right to change addresses it says so and changes nothing.
 */
export class OwnAddress {
  readonly #parts: OwnAddressParts;
  #record: AddressRecord = NOTHING_KEPT;
  #view: NetView | null = null;
  #hindrance: AddressHindrance | null = null;
  /** Of the trial that runs: its end on the clock that only grows, and as it was last told. */
  #endsAt = 0;
  #until = 0;
  #hasBegun = false;
  #ofTrial: Timer[] = [];
  #looking: Timer | null = null;
  #turn: Promise<void> = Promise.resolve();

  constructor(parts: OwnAddressParts) {
    this.#parts = parts;
  }

  /** What is kept is in force when this resolves, as far as it can be. */
  async start(): Promise<void> {
    const { memory, log, clock, bootId } = this.#parts;
    try {
      this.#record = await memory.read();
    } catch (error) {
      log.error("it is not known which address was kept: the operating system's is left alone", { error });
    }
    const { trial } = this.#record;
    if (trial !== null) await this.#putBack("started-anew", null, trial.bootId === bootId ? trial.before : null);
    await this.#soon(() => this.#settleOrTell());
    this.#looking = clock.every(timing.lookMs, () => void this.#soon(() => this.#settleOrTell()));
  }

  apply(view: NetView): void {
    this.#view = view;
    void this.#soon(() => this.#settleOrTell());
  }

  /** What is on trial stays. Fails with NO_TRIAL {}. */
  async keep(author: string): Promise<void> {
    await this.#inTurn(async () => {
      const { trial } = this.#record;
      if (trial === null || !this.#hasBegun) throw noTrial();
      // Not before it is on the disk: who could not keep it has the one before again in time.
      await this.#remember({ ...NOTHING_KEPT, kept: trial.fixed });
      this.#endTrial();
      this.#note("keep", trial.fixed, author);
    });
  }

  /** What was tried in vain is tried once more. Fails with NOTHING_PUT_BACK {}. */
  async tryAgain(author: string): Promise<void> {
    await this.#inTurn(async () => {
      const { putBack } = this.#record;
      if (putBack === null) throw nothingPutBack();
      await this.#remember({ ...this.#record, putBack: null });
      this.#note("try-again", putBack.wanted, author);
      await this.#settle();
    });
  }

  async shown(): Promise<OwnAddressShown> {
    const links = await this.#read().catch((): Links => ({ links: [], defaults: [] }));
    const { kept, putBack } = this.#record;
    const way = wayOut(links);
    return {
      ...{ kept, putBack, trial: this.trial },
      hindrance: this.#hindrance,
      interfaces: links.links.map(({ name, hasCable, addresses }) => ({
        ...{ name, hasCable },
        addresses: addresses.map(({ address, prefix }) => ({ address, netmask: netmaskOf(prefix) })),
      })),
      gateway: way === null || way.gateway === null ? null : { interface: way.interface, address: way.gateway },
      nameServers: [...(await this.#parts.nameServers())],
      resolverFile: (this.#inForce()?.dnsServers.length ?? 0) > 0 ? this.#parts.resolverFile : null,
    };
  }

  get trial(): AddressTrial | null {
    const { trial } = this.#record;
    return trial === null ? null : { fixed: trial.fixed, until: Math.round(this.#until) };
  }

  /** Whoever stops the box cannot keep what is on trial any more: it is put back now. */
  async close(): Promise<void> {
    this.#looking?.cancel();
    await this.#inTurn(async () => {
      const { trial } = this.#record;
      if (trial !== null) await this.#putBack("started-anew", null, trial.before);
    });
  }

  /** One after the other. */
  #inTurn(act: () => Promise<void>): Promise<void> {
    const done = this.#turn.then(act);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  /** For whom nobody waits. */
  #soon(act: () => Promise<void>): Promise<void> {
    return this.#inTurn(act).catch((error: unknown) =>
      this.#parts.log.error("the address could not be settled", { error }),
    );
  }

  /** A disk that takes nothing keeps the box from an address as well: none is tried that could not be put back after. */
  async #settleOrTell(): Promise<void> {
    try {
      await this.#settle();
    } catch (error) {
      this.#hinder({ kind: "failed", said: saidBy(error) });
    }
  }

  /** Brings about what follows from what is wanted, kept and tried, and says what keeps it from being so. */
  async #settle(): Promise<void> {
    const { kept, trial, putBack } = this.#record;
    const history = { kept, tried: trial?.fixed ?? null, putBack };
    const step: AddressStep =
      this.#view === null ? { kind: "rest" } : nextAddressStep(wantedAddress(this.#view.network), history);
    if (step.kind === "put-back") {
      await this.#takeBack(trial?.before ?? null);
      await this.#remember({ ...this.#record, trial: null });
      if (trial !== null) this.#note("put-back", trial.fixed);
      return await this.#settle();
    }
    if (step.kind === "forget") {
      await this.#remember({ ...this.#record, putBack: null });
      return await this.#settle();
    }
    if (trial !== null) return this.#followClock();
    if (step.kind === "leave") {
      await this.#remember(NOTHING_KEPT);
      if (kept !== null) this.#note("leave", kept);
    }
    if (step.kind === "keep") await this.#keepUntried(step.fixed);
    const ofKept = await this.#enforce();
    this.#hinder((step.kind === "try" ? await this.#try(step.fixed) : null) ?? ofKept);
  }

  /** Nobody can lose the box by it. */
  async #keepUntried(fixed: FixedAddress): Promise<void> {
    await this.#remember({ ...NOTHING_KEPT, kept: fixed });
    this.#note("keep", fixed);
  }

  /** Begins a trial, or says why there can be none. */
  async #try(fixed: FixedAddress): Promise<AddressHindrance | null> {
    const { clock, bootId } = this.#parts;
    const { kept } = this.#record;
    const found = await this.#look(fixed);
    if (isHindrance(found)) return found;
    const target = targetOf(fixed, kept, found);
    // Who comes by it already cannot lose the box.
    if (difference(found, target).length === 0) {
      await this.#keepUntried(fixed);
      return null;
    }
    const before = asItStands(found, [fixed.interface, ...(kept === null ? [] : [kept.interface])]);
    const trialMs = (this.#view?.network.trialMinutes ?? 0) * 60_000;
    this.#endsAt = clock.monotonic() + timing.beginMs + trialMs;
    this.#until = clock.now() + timing.beginMs + trialMs;
    await this.#remember({ ...this.#record, trial: { fixed, before, bootId }, putBack: null });
    this.#note("trial", fixed);
    await askForHolder(this.#parts.ip, fixed, found);
    this.#ofTrial = [
      clock.after(timing.beginMs, () => void this.#soon(() => this.#begin(target, before))),
      clock.after(timing.beginMs + trialMs, () => void this.#soon(() => this.#end())),
    ];
    return null;
  }

  async #begin(target: Target, before: Target): Promise<void> {
    const { trial } = this.#record;
    if (trial === null) return;
    const holder = await holderOf(this.#parts.ip, trial.fixed);
    if (holder !== null) return await this.#putBack("taken", holder, before);
    try {
      await this.#carryOut(target);
      this.#hasBegun = true;
      await this.#writeResolver();
      this.#parts.changed();
    } catch (error) {
      await this.#putBack("failed", saidBy(error), before);
    }
  }

  async #end(): Promise<void> {
    const { trial } = this.#record;
    if (trial !== null) await this.#putBack("not-kept", null, trial.before);
  }

  /** `before`: null when nothing of the trial is left in the kernel. */
  async #putBack(why: PutBack["why"], said: string | null, before: Target | null): Promise<void> {
    const { trial } = this.#record;
    if (trial === null) return;
    const { clock, log } = this.#parts;
    await this.#takeBack(before);
    this.#note("put-back", trial.fixed, AUTHORS.box, { why, said });
    // First here: a disk that is full must not keep a trial going that nobody ends any more.
    const putBack = { wanted: trial.fixed, at: Math.round(clock.now()), why, said };
    this.#record = { ...this.#record, trial: null, putBack };
    await this.#remember(this.#record).catch((error: unknown) =>
      log.error("that an address was put back could not be written", { error }),
    );
    this.#parts.changed();
  }

  async #takeBack(before: Target | null): Promise<void> {
    this.#endTrial();
    try {
      if (before !== null) await this.#carryOut(before);
    } catch (error) {
      // The rest of it may have been done, and what is kept is seen to every few seconds.
      this.#parts.log.error("what was before the trial could not be put back whole", { error });
    }
  }

  /** A box that comes to a network sets its clock there: pages are told anew when the trial ends. */
  #followClock(): void {
    const { clock, changed } = this.#parts;
    const until = clock.now() + this.#endsAt - clock.monotonic();
    if (Math.abs(until - this.#until) < timing.clockMs) return;
    this.#until = until;
    changed();
  }

  #endTrial(): void {
    for (const timer of this.#ofTrial) timer.cancel();
    this.#ofTrial = [];
    this.#hasBegun = false;
  }

  /** Puts what is kept in force, and says why it is not. */
  async #enforce(): Promise<AddressHindrance | null> {
    const { kept } = this.#record;
    if (kept === null) return null;
    const found = await this.#look(kept);
    if (isHindrance(found)) return found;
    const target = targetOf(kept, null, found);
    const commands = difference(found, target);
    if (commands.length === 0) return null;
    this.#parts.log.info("the address that is kept is put in force", { commands });
    try {
      await this.#carryOut(target);
      this.#parts.changed();
      return null;
    } catch (error) {
      return { kind: "failed", said: saidBy(error) };
    }
  }

  /** How the machine stands, or why this address cannot be set there. */
  async #look(fixed: FixedAddress): Promise<Links | AddressHindrance> {
    const { bind, mayChange } = this.#parts;
    let found: Links;
    try {
      found = await this.#read();
    } catch (error) {
      const isMissing = error instanceof BoxError && error.code === "NO_IP";
      return isMissing ? { kind: "no-ip" } : { kind: "failed", said: saidBy(error) };
    }
    if (!found.links.some(({ name }) => name === fixed.interface)) return { kind: "no-interface" };
    if (difference(found, targetOf(fixed, this.#record.kept, found)).length === 0) return found;
    if (!mayChange) return { kind: "not-allowed" };
    const listens = bind.includes("0.0.0.0") || bind.includes(fixed.address);
    return listens ? found : { kind: "not-listening" };
  }

  #hinder(hindrance: AddressHindrance | null): void {
    if (JSON.stringify(hindrance) === JSON.stringify(this.#hindrance)) return;
    this.#hindrance = hindrance;
    if (hindrance !== null) this.#parts.log.warn("the address cannot be set", hindrance);
    this.#parts.changed();
  }

  async #carryOut(target: Target): Promise<void> {
    let last: unknown = null;
    for (let turn = 0; turn < MOST_TURNS; turn += 1) {
      const commands = difference(await this.#read(), target);
      if (commands.length === 0) return;
      for (const command of commands) {
        // What the kernel has taken along already is refused: what counts is how it stands after.
        await this.#parts.ip(command).catch((error: unknown) => {
          last = error;
        });
      }
    }
    const left = difference(await this.#read(), target);
    if (left.length > 0) throw last ?? new BoxError("ADDRESS_NOT_SET", { left });
  }

  /** In the audit and in the log. */
  #note(
    deed: AddressDeed,
    fixed: FixedAddress,
    author: string = AUTHORS.box,
    putBack: Pick<PutBack, "why" | "said"> | null = null,
  ): void {
    this.#parts.log.info("an address of the box", { deed, author, ...fixed, ...putBack });
    this.#parts.note(author, `network.${deed}`, auditText(deed, fixed, putBack?.why ?? null));
  }

  async #read(): Promise<Links> {
    const { ip } = this.#parts;
    const addresses = await ip(["-j", "addr", "show"]);
    return linksIn(addresses, await ip(["-j", "-4", "route", "show", "default"]));
  }

  /** The one whose name servers are asked. */
  #inForce(): FixedAddress | null {
    const { kept, trial } = this.#record;
    return trial !== null && this.#hasBegun ? trial.fixed : kept;
  }

  async #remember(record: AddressRecord): Promise<void> {
    await this.#parts.memory.write(record);
    this.#record = record;
    await this.#writeResolver();
    this.#parts.changed();
  }

  async #writeResolver(): Promise<void> {
    const { resolverFile, writeResolverFile, log } = this.#parts;
    try {
      await writeResolverFile(resolverFile, this.#inForce()?.dnsServers ?? []);
    } catch (error) {
      log.error("the name servers could not be written", { file: resolverFile, error });
    }
  }
}

const isHindrance = (found: Links | AddressHindrance): found is AddressHindrance => "kind" in found;

function saidBy(error: unknown): string {
  const said = error instanceof BoxError ? error.facts.said : undefined;
  return (typeof said === "string" ? said : String(error)).slice(0, 400);
}

const noTrial = (): BoxError =>
  new BoxError("NO_TRIAL", {}, { sentence: "No address is on trial: there is nothing to keep." });

const nothingPutBack = (): BoxError =>
  new BoxError("NOTHING_PUT_BACK", {}, { sentence: "No address was put back: there is nothing to try again." });
