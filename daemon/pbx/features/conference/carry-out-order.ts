import { type Reason, reason } from "../../../model/reason.ts";
import { because, type Call } from "../../calls/call.ts";
import type { Member } from "../../calls/conference-member.ts";
import type { ConferenceOrder } from "../../calls/conference-order.ts";
import type { Scene } from "../house.ts";
import { sentOut } from "./enter-conference.ts";
import { hearing, reseated } from "./seats.ts";

/** Every call that is another one afterwards. `by`: for the story of each. */
export function orderCarriedOut(
  members: readonly Member[],
  order: ConferenceOrder,
  by: string,
  scene: Scene,
): readonly Call[] {
  switch (order.do) {
    case "end":
      return members.map(({ call, seat }) =>
        sentOut(call, seat.number, "conference-ended", reason("conference-ended"), scene),
      );
    case "lock":
      return members.map(({ call }) => reseated(call, { isLocked: order.on }));
    case "mute-all":
      return members.filter(({ seat }) => !seat.leads).map((member) => mutedByOther(member, order.on, by, scene));
    case "mute":
      return members
        .filter(({ call }) => call.id === order.call)
        .map((member) => mutedByOther(member, order.on, by, scene));
    case "remove":
      return members
        .filter(({ call }) => call.id === order.call)
        .map(({ call, seat }) => sentOut(call, seat.number, "conference-removed", removedBy(by), scene));
  }
}

const removedBy = (by: string): Reason => reason("conference-removed", { by });

/** Whoever leads can open his own microphone whatever was done to it. */
function mutedByOther(member: Member, on: boolean, by: string, scene: Scene): Call {
  return reseated(muted(member, on, by, scene), { keptMuted: on && !member.seat.leads });
}

/** Himself, by a key: what others have muted stays so, and he hears that it is. */
export function mutedByHimself(member: Member, on: boolean, by: string, scene: Scene): Call {
  const { call, seat } = member;
  if (on || !seat.keptMuted) return muted(member, on, by, scene);
  return hearing(
    because(call, reason("conference-kept-muted", { number: by })),
    scene.house.prompt("conference-muted"),
  );
}

/** He is told, so that he does not talk to nobody. */
function muted({ call, seat }: Member, on: boolean, by: string, { house }: Scene): Call {
  if (seat.muted === on) return call;
  const told = on ? because(call, reason("conference-muted", { by })) : call;
  const next = reseated(told, { muted: on, ...(on ? { speaks: false } : {}) });
  return seat.stage === "in" ? hearing(next, house.prompt(on ? "conference-muted" : "conference-unmuted")) : next;
}
