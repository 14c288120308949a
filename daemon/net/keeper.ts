import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { BoxContract, BoxStatus } from "../contracts/box.ts";
import type { Dhcp, DhcpState, OtherServers, Withheld } from "../contracts/dhcp.ts";
import { writeFileAtomic } from "../kit/atomic-file.ts";
import { BoxError } from "../kit/box-error.ts";
import type { Clock, Timer } from "../kit/clock.ts";
import type { Log } from "../kit/log.ts";
import type { Peer } from "../kit/rpc.ts";
import type { NetView } from "../model/snapshot/net-view.ts";
import { type DhcpDecision, decideDhcp } from "./decide-dhcp.ts";
import type { Checked } from "./dnsmasq/check-conf.ts";
import type { DnsmasqPlaces } from "./dnsmasq/dhcp-plan.ts";
import { renderConf } from "./dnsmasq/render-conf.ts";
import { servesThere } from "./dnsmasq/serves-there.ts";
import { type Found, knownOthers } from "./known-others.ts";
import type { Asker, Servers } from "./probe/find-servers.ts";
import type { Interface, Standing } from "./surroundings.ts";
import { whyHeld } from "./why-held.ts";
import { wishOf } from "./wish-of.ts";

export interface KeeperParts {
  /** The home: dnsmasq is started there. */
  readonly folder: string;
  readonly phonesPort: number;
  readonly clock: Clock;
  readonly log: Log;
  readonly box: () => Peer<BoxContract> | undefined;
  readonly standing: () => Promise<Standing>;
  readonly findServers: (asker: Asker) => Promise<Servers>;
  readonly check: (folder: string, file: string) => Promise<Checked>;
  /** What is served, or why nothing is, who else serves, or how the machine stands is not what it was. */
  readonly changed: () => void;
}

/** Relative to the home. */
const CONF = "net/dnsmasq.conf";
const CANDIDATE = "net/dnsmasq.new";

/** It leaves the folder that it is started in before it calls the script: its own paths are absolute. */
export const placesIn = (home: string): DnsmasqPlaces => ({
  leases: join(home, "net/leases"),
  script: join(home, "net/lease-event"),
});

const timing = {
  /** How often the interfaces are looked at. */
  lookMs: 5000,
  /** Changes that come together make one new start. */
  settleMs: 1000,
  /** How often others are asked for: while nothing is given, and else. */
  idleMs: 60_000,
  usualMs: 3_600_000,
} as const;

const DNSMASQ = "dnsmasq";

/**
 * Sees to it that dnsmasq does what the configuration says as far as the network lets it: writes its file, has it checked,
 * and tells the supervisor whether it is to run. Who serves goes on though another server appears, and says so: what
 * telephones depend on is not taken from them because somebody plugged in a router. In another network, after a cable was
 * out, or once an administrator has stopped it, it is asked first again.
 */
export class Keeper {
  readonly #parts: KeeperParts;
  #view: NetView | null = null;
  #standing: Standing | null = null;
  #found: (Found & { readonly at: number }) | null = null;
  #state: DhcpState = { kind: "off" };
  #serves = false;
  #server: Dhcp["server"] = null;
  #written: string | null = null;
  #timers: Timer[] = [];
  #soon: Timer | null = null;
  #turn: Promise<void> = Promise.resolve();
  #asking: Promise<void> | null = null;

  constructor(parts: KeeperParts) {
    this.#parts = parts;
  }

  get state(): DhcpState {
    return this.#state;
  }

  get server(): Dhcp["server"] {
    return this.#server;
  }

  get standing(): Standing | null {
    return this.#standing;
  }

  get others(): OtherServers | null {
    if (this.#found === null) return null;
    const { asked, at, servers } = this.#found;
    const said =
      servers.kind === "asked" ? { servers: [...servers.servers], code: null } : { servers: [], code: servers.code };
    return { interface: asked.name, at, ...said };
  }

  async start(): Promise<void> {
    const { clock, folder } = this.#parts;
    this.#written = await readFile(join(folder, CONF), "utf8").catch(() => null);
    this.#timers.push(clock.every(timing.lookMs, () => void this.#look()));
    await this.#look();
  }

  apply(view: NetView): void {
    this.#view = view;
    this.#settleSoon();
  }

  /** The supervisor is there (again): it may have been started anew, and dnsmasq with it. */
  async meet(box: Peer<BoxContract>): Promise<void> {
    box.onMessage("changed", (status) => this.#see(status));
    const now = await box.call("watch", {});
    this.#see(now);
    const { processes } = now;
    const { state, startedAt } = processes.find(({ name }) => name === DNSMASQ) ?? {
      state: "stopped",
      startedAt: null,
    };
    this.#serves = state === "ready" || state === "starting";
    // We may have ended between writing its file and saying so.
    const writtenAt = await stat(join(this.#parts.folder, CONF)).then(
      ({ mtimeMs }) => mtimeMs,
      () => 0,
    );
    if (startedAt !== null && writtenAt > startedAt) this.#written = null;
    this.#settleSoon();
  }

  /** The supervisor is away: nobody knows how dnsmasq is. */
  miss(): void {
    this.#server = null;
    this.#parts.changed();
  }

  #see({ processes }: BoxStatus): void {
    const found = processes.find(({ name }) => name === DNSMASQ);
    const server = found === undefined ? null : { state: found.state, trouble: found.trouble };
    if (JSON.stringify(server) === JSON.stringify(this.#server)) return;
    this.#server = server;
    this.#parts.changed();
  }

  /** Asks who else gives addresses, and acts on it. */
  async askOthers(): Promise<void> {
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = null;
    });
    await this.#asking;
    await this.#settle();
  }

  async close(): Promise<void> {
    for (const timer of this.#timers) timer.cancel();
    this.#soon?.cancel();
    await this.#turn;
  }

  /** An address that comes or goes, a cable that is plugged in elsewhere. */
  async #look(): Promise<void> {
    const standing = await this.#parts.standing();
    const isNew = JSON.stringify(standing) !== JSON.stringify(this.#standing);
    this.#standing = standing;
    if (isNew) {
      this.#parts.changed();
      this.#settleSoon();
    }
    if (this.#isTimeToAsk()) await this.askOthers();
  }

  #isTimeToAsk(): boolean {
    const [view, standing] = [this.#view, this.#standing];
    if (view?.dhcp.isOn !== true || standing === null || this.#served(view, standing) === undefined) return false;
    // What keeps us from serving may be another thing, which is gone by now: dnsmasq was not installed.
    if (this.#found === null) return this.#state.kind === "withheld";
    const isIdle = this.#state.kind !== "serves" || this.#isStopped;
    return this.#parts.clock.monotonic() - this.#found.heardAt > (isIdle ? timing.idleMs : timing.usualMs);
  }

  /** By us, or by an administrator. */
  get #isStopped(): boolean {
    return this.#server?.state === "stopped";
  }

  #settleSoon(): void {
    this.#soon ??= this.#parts.clock.after(timing.settleMs, () => {
      this.#soon = null;
      void this.#settle();
    });
  }

  /** One after the other, each by how things are then. */
  #settle(): Promise<void> {
    this.#turn = this.#turn
      .then(() => this.#settleNow())
      .catch((error: unknown) => this.#parts.log.error("DHCP could not be settled", { error }));
    return this.#turn;
  }

  async #settleNow(): Promise<void> {
    const [view, standing] = [this.#view, this.#standing];
    if (view === null || standing === null) return;
    const there = this.#served(view, standing);
    // The cable of one that comes back may be in another network.
    if (there === undefined) this.#found = null;
    const decision = this.#decide(view, standing, there);
    const state = decision.kind === "serve" ? await this.#serve(decision, view) : rest(decision);
    if (state.kind === "off") await this.#hold("no addresses are to be given");
    if (state.kind === "withheld") await this.#hold(whyHeld(state.why));
    this.#serves = state.kind === "serves";
    if (JSON.stringify(state) !== JSON.stringify(this.#state)) {
      this.#parts.log.info("DHCP is another one", {
        state: state.kind,
        ...(state.kind === "withheld" ? { why: state.why } : {}),
      });
      this.#state = state;
      this.#parts.changed();
    }
    // Whoever is not known to be alone asks first, and settles again by what he heard.
    if (state.kind === "withheld" && state.why.kind === "not-asked-yet") void this.askOthers();
  }

  #decide(view: NetView, standing: Standing, there: Interface | undefined): DhcpDecision {
    const wish = wishOf(view, this.#parts.phonesPort);
    if (there === undefined) return decideDhcp(wish, { ...standing, others: null });
    const goesOn = this.#serves && !this.#isStopped && servesThere(this.#written ?? "", there);
    const others = knownOthers(there, goesOn, this.#found, this.#parts.clock.monotonic());
    return decideDhcp(wish, { ...standing, others });
  }

  /** The interface that would be served. */
  #served({ dhcp }: NetView, { interfaces, route }: Standing): Interface | undefined {
    const name = dhcp.interface ?? route?.interface;
    return interfaces.find((one) => one.name === name);
  }

  async #ask(): Promise<void> {
    const { clock, findServers, log } = this.#parts;
    const [view, standing] = [this.#view, this.#standing];
    const asked = view === null || standing === null ? undefined : this.#served(view, standing);
    if (asked === undefined || standing === null) return;
    const hardwareAddress = Buffer.from(asked.hardwareAddress.replaceAll(":", ""), "hex");
    const own = standing.interfaces.map(({ address }) => address);
    const servers = await findServers({ address: asked.address, hardwareAddress, own });
    log.info("others were asked for who give addresses", { interface: asked.name, ...servers });
    this.#found = { asked, at: Math.round(clock.now()), heardAt: clock.monotonic(), servers };
    this.#parts.changed();
  }

  async #serve(decision: DhcpDecision & { kind: "serve" }, view: NetView): Promise<DhcpState> {
    const { folder, check, box } = this.#parts;
    const { plan, network, leftOut } = decision;
    const text = renderConf(plan, placesIn(folder));
    const anew = text !== this.#written;
    if (anew) {
      await writeFileAtomic(join(folder, CANDIDATE), text);
      const checked = await check(folder, CANDIDATE);
      if (checked.kind === "missing") return withheld({ kind: "no-dnsmasq" });
      if (checked.kind === "refused") return withheld({ kind: "dnsmasq-refuses", said: checked.said });
      await writeFileAtomic(join(folder, CONF), text);
      this.#written = text;
    }
    try {
      // While the supervisor is away dnsmasq is as well: `meet` settles again.
      await box()?.call("foreign.release", { name: DNSMASQ, anew });
    } catch (error) {
      if (error instanceof BoxError && error.code === "NOT_ALLOWED") return withheld({ kind: "not-allowed" });
      throw error;
    }
    const numbers = new Map(view.telephones.map(({ macAddress, number }) => [macAddress, number]));
    const { interface: name, pool, leaseMinutes, gateway, dnsServers, ntpServer, domain } = plan;
    return {
      kind: "serves",
      interface: name,
      ...{ address: network.address, netmask: network.netmask, pool: { ...pool }, leaseMinutes, gateway },
      ...{ dnsServers: [...dnsServers], ntpServer, domain },
      leftOut: leftOut.map((one) => ({ ...one, number: numbers.get(one.macAddress) ?? "" })),
    };
  }

  async #hold(why: string): Promise<void> {
    await this.#parts.box()?.call("foreign.hold", { name: DNSMASQ, why });
  }
}

const withheld = (why: Withheld): DhcpState => ({ kind: "withheld", why });
const rest = (decision: DhcpDecision & { kind: "off" | "withheld" }): DhcpState =>
  decision.kind === "off" ? { kind: "off" } : withheld(decision.why);
