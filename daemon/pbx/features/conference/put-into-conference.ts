import { reason } from "../../../model/reason.ts";
import { because, type Call, openCall } from "../../calls/call.ts";
import type { Leg } from "../../calls/leg.ts";
import * as moves from "../../calls/moves.ts";
import type { RoomId } from "../../engine/engine.ts";
import type { Scene } from "../house.ts";
import { handedOn } from "../transfer/handed-on.ts";
import { placeIn } from "./enter-conference.ts";
import { seated } from "./seats.ts";

/** Two calls of one person, who is to hear both others, as they him and each other. */
export interface TwoCalls {
  /** Where the first one waits for him, with music or on hold, */
  readonly kept: Call;
  readonly held: Leg;
  /** and his own leg there, when his telephone has two calls; null: he has one line, and it is in the other call. */
  readonly spare: Leg | null;
  /** Where he talks to the second one. */
  readonly other: Call;
  readonly by: Leg;
  readonly target: Leg;
}

/**
 * Three in a room for the occasion, which he leads. Each goes on in a call of his own: the two that there were, and a new
 * one for whom he talked to last. Whom a telephone mixes by itself does not come here.
 */
export function putIntoConference(out: moves.Out, parts: TwoCalls, scene: Scene): readonly Call[] {
  const { kept, held, spare, other, by, target } = parts;
  const { ground } = scene;
  const room = ground.newRoom();
  const told = reason("conference-joined", { number: by.number, others: [held.number, target.number] });

  const first = entered({ ...because(kept, told), waiting: held.id, talking: null }, room, false);
  const left = handedOn(because(other, told), [target], ground.now);
  const his = entered({ ...left, waiting: by.id, talking: null, aside: null }, room, true);

  const caller = { number: target.number, name: target.name };
  const opened = openCall({ id: ground.newCall(), view: other.view, caller, dialled: by.number }, target, ground.now);
  // What calls for help goes on doing so.
  const { isEmergency } = other;
  const known = { ...because(opened, told), isEmergency, answeredAt: ground.now, answeredBy: by.number };
  const third = entered(known, room, false);

  const freed = spare === null ? first : moves.release(out, first, spare.id, "transferred");
  return [freed, his, third];
}

const entered = (call: Call, room: RoomId, leads: boolean): Call =>
  seated({ ...call, hunt: null }, { ...placeIn(null), room, stage: "in", leads });
