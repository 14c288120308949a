import type { PbxView } from "../../model/snapshot/pbx-view.ts";
import { type Call, type Hunt, openCall, openHunt, settled, withLeg } from "../calls/call.ts";
import { type KnownLegEvent, type Leg, type LegEvent, legAfter, newLeg } from "../calls/leg.ts";
import type { CallListener } from "../calls/switchboard.ts";
import type { LegId } from "../engine/engine.ts";
import { unmeasured } from "../engine/fake-status.ts";
import { office } from "../office.fixture.ts";
import { classesOf } from "./classes.fixture.ts";
import { factsOf } from "./facts-of.ts";
import type { TollFact } from "./toll-state.ts";

const origin = { name: "", anonymous: false, userAgent: "", contact: null, trail: [] } as const;
let legs = 1;
const nextLeg = (): LegId => {
  legs += 2;
  return legs as LegId;
};

interface Options {
  /** By which line he calls; null: a telephone of the house. */
  readonly trunk?: string | null;
  readonly view?: PbxView;
  readonly isEmergency?: boolean;
  readonly tell?: CallListener;
}

/** A call that somebody makes to the outside, told change by change as the switchboard tells it. */
export class Outgoing {
  call: Call;
  readonly facts: TollFact[] = [];
  readonly #tell: CallListener;

  constructor(caller: string, { trunk = null, view = office(), isEmergency = false, tell = () => {} }: Options = {}) {
    const first = newLeg({ ...origin, id: nextLeg(), direction: "in", number: caller, trunk }, 0);
    const opening = { id: `call-${first.id}`, view, caller: { number: caller, name: "" }, dialled: "" };
    this.#tell = tell;
    this.call = { ...openCall(opening, first, 0), isEmergency };
    this.#told(null, null);
  }

  change(move: (call: Call) => Call, event: LegEvent | null = null): void {
    const before = this.call;
    this.call = settled(move(before), 0);
    this.#told(before, event);
  }

  newLeg(number: string, trunk: string | null = "0122334455"): Leg {
    const classes = trunk === null ? [] : classesOf(number);
    return newLeg({ ...origin, id: nextLeg(), direction: "out", number, trunk, classes }, 0);
  }

  /** `because`: what made that somebody is dialled. */
  dial(
    number: string,
    {
      trunk = "0122334455",
      because = null,
    }: { readonly trunk?: string | null; readonly because?: LegEvent | null } = {},
  ): LegId {
    const leg = this.newLeg(number, trunk);
    this.change((call) => withLeg(call, leg), because);
    return leg.id;
  }

  hunts(number: string, { otherwise = null, trail = [] }: Partial<Pick<Hunt, "otherwise" | "trail">>): void {
    const hunt = openHunt({ count: 1, number, seconds: 30, otherwise, trail });
    this.change((call) => ({ ...call, hunt }));
  }

  leg(id: LegId): Leg {
    const leg = this.call.legs.get(id);
    if (leg === undefined) throw new Error(`no leg ${id} in this call`);
    return leg;
  }

  event(event: KnownLegEvent): void {
    this.change((call) => withLeg(call, legAfter(this.leg(event.leg), event, 0)), event);
  }

  release(id: LegId): void {
    this.event({ type: "leg.released", leg: id, cause: "normal", status: 200, by: "remote", quality: unmeasured });
  }

  /** The leg goes on in another call: for this one it has ended. */
  handOn(id: LegId): Leg {
    const leg = this.leg(id);
    this.change((call) => withLeg(call, { ...leg, state: "released", cause: "transferred", endedAt: 0 }));
    return leg;
  }

  takeOver(leg: Leg): void {
    this.change((call) => withLeg(call, leg));
  }

  #told(before: Call | null, event: LegEvent | null): void {
    this.facts.push(...factsOf(before, this.call, event));
    this.#tell(before, this.call, event);
  }
}
