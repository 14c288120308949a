import { trunk as configured } from "../../model/config/office.fixture.ts";
import type { PbxTrunk } from "../../model/snapshot/pbx-view.ts";
import type { Destination } from "../engine/engine.ts";
import { stepTrunk, wakeAt } from "./step-trunk.ts";
import {
  beginTrunk,
  type Moment,
  type TrunkAct,
  type TrunkInput,
  type TrunkState,
  type TrunkTask,
} from "./trunk-state.ts";

/** Builders for the tests of lines. */

export const server = (host: number, port = 5060): Destination => ({
  address: `192.0.2.${host}`,
  port,
  transport: "udp",
  serverName: "",
});

/** A line that registers at an operator with a numeric address. */
export const line = (number: string, change: Partial<PbxTrunk> = {}): PbxTrunk => ({
  ...configured(number),
  registration: "outbound",
  user: "0122334455",
  addresses: [{ host: "192.0.2.1", port: 5060 }],
  password: "only the operator knows",
  ha1: null,
  ...change,
});

/** One line whose time and answers are driven by hand. */
export class DrivenLine {
  state: TrunkState;
  now = 0;
  chance = 0;
  /** Everything that was sent, with its time. */
  readonly sent: (TrunkAct & { readonly at: number })[] = [];

  constructor(task: Partial<TrunkTask> = {}, servers: readonly Destination[] = [server(1)]) {
    this.state = beginTrunk({ registration: "outbound", healthSeconds: 0, expirySeconds: 1800, ...task }, 0);
    this.hear({ type: "servers", destinations: servers });
  }

  hear(input: TrunkInput): void {
    const at: Moment = { now: this.now, chance: this.chance };
    const { state, acts } = stepTrunk(this.state, input, at);
    this.state = state;
    this.sent.push(...acts.map((act) => ({ ...act, at: this.now })));
  }

  registered(expiresSeconds = 1800, destination = this.#asked): void {
    this.hear({ type: "trunk.registered", destination, expiresSeconds });
  }

  refused(status: number, { text = "", retryAfterSeconds = 0, destination = this.#asked } = {}): void {
    const silence = status === 0 ? "no-answer" : "";
    this.hear({ type: "trunk.refused", destination, status, silence, text, retryAfterSeconds });
  }

  probed(destination: Destination, status: number): void {
    this.hear({ type: "trunk.probed", destination, status });
  }

  lost(): void {
    this.hear({ type: "trunk.lost" });
  }

  /** Time passes, and what falls due happens at its moment. */
  wait(seconds: number): void {
    const until = this.now + seconds * 1000;
    for (;;) {
      const wake = wakeAt(this.state, this.now);
      if (wake === null || wake > until) break;
      this.now = wake;
      this.hear({ type: "time" });
    }
    this.now = until;
  }

  /** The REGISTERs that were sent: to which server (its last number), for how long, when (seconds). */
  get registers(): readonly (readonly [server: number, expires: number, at: number])[] {
    return this.sent.flatMap((act) =>
      act.kind === "register" ? [[lastNumber(act.destination), act.expiresSeconds, act.at / 1000] as const] : [],
    );
  }

  /** The OPTIONS that were sent: to which server, when (seconds). */
  get probes(): readonly (readonly [server: number, at: number])[] {
    return this.sent.flatMap(({ kind, destination, at }) =>
      kind === "probe" ? [[lastNumber(destination), at / 1000] as const] : [],
    );
  }

  get #asked(): Destination {
    return this.state.asking?.destination ?? server(0);
  }
}

const lastNumber = ({ address }: Destination): number => Number(address.split(".").at(-1));
