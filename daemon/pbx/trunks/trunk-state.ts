import type { PbxTrunk } from "../../model/snapshot/pbx-view.ts";
import type { Destination, Silence } from "../engine/engine.ts";
import type { FarEnd } from "./far-end.ts";
import type { LineEvent } from "./line-port.ts";
import { keyOf } from "./rfc3263.ts";

/** What a line is to do. */
export type TrunkTask = Pick<PbxTrunk, "registration" | "healthSeconds"> & { readonly expirySeconds: number };

export interface Registration {
  readonly destination: Destination;
  readonly since: number;
  /** The latest grant. */
  readonly grantedAt: number;
  readonly until: number;
  readonly refreshAt: number;
}

/** Why a line is not registered. */
export type Failure =
  | { readonly kind: "refused"; readonly status: number; readonly text: string }
  /** `text`: what the engine knows of it, a certificate for example. */
  | {
      readonly kind: "unanswered";
      readonly destination: Destination;
      readonly silence: Silence | "";
      readonly text: string;
    }
  | { readonly kind: "lost"; readonly destination: Destination };

/** One line and its operator. All times are monotonic, in milliseconds: somebody may set the clock. */
export interface TrunkState {
  readonly task: TrunkTask;
  /** In the order of the configuration and of DNS. */
  readonly fars: readonly FarEnd[];
  readonly held: Registration | null;
  /** The one REGISTER that is in flight. */
  readonly asking: { readonly destination: Destination; readonly seconds: number } | null;
  /** When the latest one went out. */
  readonly askedAt: number;
  /** Servers that were of no use in this round; after one that had them all there is a pause. */
  readonly tried: readonly string[];
  readonly failures: number;
  /** Without a registration, the next REGISTER goes out then and not before. */
  readonly dueAt: number;
  readonly failure: Failure | null;
  /** Our account was refused: nobody who insists has the operator asked again before. */
  readonly refusedUntil: number;
  /** It is being taken out: the registration goes back, and nothing else happens any more. */
  readonly isLeaving: boolean;
}

export type TrunkInput =
  | LineEvent
  /** Where the operator is reached, as far as DNS knows. */
  | { readonly type: "servers"; readonly destinations: readonly Destination[] }
  | { readonly type: "watched"; readonly healthSeconds: number }
  | { readonly type: "time" }
  /** The box has got the address that it leaves by [LIG-24]. */
  | { readonly type: "interface" }
  /** Somebody wants to know now whether it registers. */
  | { readonly type: "tested" }
  | { readonly type: "leave" };

export type TrunkAct =
  | { readonly kind: "register"; readonly destination: Destination; readonly expiresSeconds: number }
  | { readonly kind: "probe"; readonly destination: Destination };

/** The time, and a number from 0 to 1 that is anybody's guess. */
export interface Moment {
  readonly now: number;
  readonly chance: number;
}

export const beginTrunk = (task: TrunkTask, startAt: number): TrunkState => ({
  task,
  fars: [],
  held: null,
  asking: null,
  askedAt: Number.NEGATIVE_INFINITY,
  tried: [],
  failures: 0,
  dueAt: startAt,
  failure: null,
  refusedUntil: Number.NEGATIVE_INFINITY,
  isLeaving: false,
});

/** Nothing is held and nothing in flight: the line that leaves has left. */
export const hasLeft = ({ isLeaving, asking, held }: TrunkState): boolean =>
  isLeaving && asking === null && held === null;

/** Servers that may be asked in this round. */
export const untried = ({ fars, tried }: TrunkState, now: number): readonly FarEnd[] =>
  fars.filter((far) => far.barredUntil <= now && !tried.includes(keyOf(far.destination)));
