import { reason } from "../../../model/reason.ts";
import { because, type Call, presentLeg } from "../../calls/call.ts";
import { type Member, memberOf } from "../../calls/conference-member.ts";
import type * as moves from "../../calls/moves.ts";
import type { RoomId } from "../../engine/engine.ts";
import type { Scene } from "../house.ts";
import { sentOut } from "./enter-conference.ts";
import { LONGEST_STAY, membersOf, reseated, seated } from "./seats.ts";

/**
 * What it means for the others that somebody has entered a conference or left it, however he did: asked for every move of
 * every call, and answered from the state before and after alone, so that no feature can forget the others. Returns the
 * calls that moved, and all others that change with them.
 */
export function comingsAndGoings(out: moves.Out, moved: readonly Call[], scene: Scene): readonly Call[] {
  const steps = moved.map((call) => ({ after: memberOf(call), before: beforeOf(call, scene) }));
  const rooms = new Set(steps.flatMap(({ after, before }) => [after, before].flatMap((one) => one?.seat.room ?? [])));
  if (rooms.size === 0) return moved;
  const now = new Map([...scene.ground.calls()].map((call) => [call.id, call]));
  for (const call of moved) now.set(call.id, call);
  const changed = new Map(moved.map((call) => [call.id, call]));
  for (const room of rooms) {
    const was = steps.flatMap(({ before }) => (before?.seat.room === room ? [before] : []));
    for (const call of settledIn(out, room, { was, now }, scene)) {
      now.set(call.id, call);
      changed.set(call.id, call);
    }
  }
  return [...changed.values()];
}

/** The member that the call was before it moved. */
function beforeOf({ id }: Call, { ground }: Scene): Member | null {
  const before = ground.callNamed(id);
  return before === undefined ? null : memberOf(before);
}

interface Room {
  /** Who moved, as they were. */
  readonly was: readonly Member[];
  readonly now: ReadonlyMap<string, Call>;
}

function settledIn(out: moves.Out, room: RoomId, { was, now }: Room, scene: Scene): readonly Call[] {
  const is = membersOf(now.values(), room);
  const before = new Map([...is.map(old(was, scene)), ...was].map((member) => [member.call.id, member]));
  const inNow = is.filter(isIn);
  const inBefore = [...before.values()].filter(isIn);
  const entered = inNow.filter(({ call }) => !inBefore.some((one) => one.call.id === call.id));
  const left = inBefore.filter(({ call }) => !inNow.some((one) => one.call.id === call.id));
  if (entered.length + left.length === 0) return [];
  sounds(out, room, { entered, left, inNow }, scene);

  const led = inBefore.some(({ seat }) => seat.leads);
  const leads = inNow.some(({ seat }) => seat.leads);
  if (leads && !led) return is.map(ownerCame);
  if (led && !leads && is.length > 0) return ownerLeft(out, is, scene);
  const [only] = is;
  const isOver = only !== undefined && is.length === 1 && only.seat.number === null && left.length > 0;
  return isOver ? [sentOut(only.call, null, "conference-ended", reason("conference-ended"), scene)] : [];
}

const isIn = ({ seat }: Member): boolean => seat.stage === "in";

/** Who has not moved is what he was. */
const old =
  (was: readonly Member[], scene: Scene) =>
  (member: Member): Member => {
    const before = beforeOf(member.call, scene);
    return (
      was.find(({ call }) => call.id === member.call.id) ??
      before ?? { ...member, seat: { ...member.seat, stage: "door" } }
    );
  };

interface Change {
  readonly entered: readonly Member[];
  readonly left: readonly Member[];
  readonly inNow: readonly Member[];
}

function sounds(out: moves.Out, room: RoomId, { entered, left, inNow }: Change, { house }: Scene): void {
  const [one] = inNow;
  if (one === undefined || !hasTones(one, house)) return;
  const heard = entered.length > 0 && inNow.length > entered.length ? ["conference-entry" as const] : [];
  const gone = left.length > 0 ? ["conference-exit" as const] : [];
  for (const name of [...heard, ...gone]) out.push({ do: "play-to-room", room, sound: house.prompt(name) });
}

const hasTones = ({ call, seat }: Member, house: Scene["house"]): boolean =>
  seat.number !== null && (house.plans.of(call.view).conferences.get(seat.number)?.entryTones ?? false);

/** Who waited is in; a conference that was about to end goes on. */
function ownerCame({ call, seat }: Member): Call {
  if (seat.leads) return call;
  // Only who was about to leave begins anew: what anybody is being told goes on.
  const isEnding = (call.dialogue?.seconds ?? LONGEST_STAY) < LONGEST_STAY;
  if (seat.stage === "in") return isEnding ? seated(because(call, reason("conference-owner-back")), seat) : call;
  return seated(because(call, reason("conference-entered", { room: seat.number ?? "" })), { ...seat, stage: "in" });
}

/** Without its owner it goes on for a while, for ever, or not at all, as the room is configured. */
function ownerLeft(out: moves.Out, members: readonly Member[], scene: Scene): readonly Call[] {
  const [one] = members;
  if (one === undefined) return [];
  const { number, room } = one.seat;
  const configured = scene.house.plans.of(one.call.view).conferences.get(number ?? "");
  // A conference that somebody put together for the occasion is not his alone.
  const seconds = configured === undefined ? null : configured.secondsWithoutOwner;
  if (seconds === null) {
    const alone = number === null && members.length === 1;
    return alone ? [sentOut(one.call, null, "conference-ended", reason("conference-ended"), scene)] : [];
  }
  if (seconds === 0) {
    return members.map(({ call, seat }) =>
      sentOut(call, seat.number, "conference-ended", reason("conference-ended"), scene),
    );
  }
  out.push({ do: "play-to-room", room, sound: scene.house.prompt("conference-owner-left") });
  return members.map(({ call, seat }) =>
    seat.stage === "in" ? seated(because(call, reason("conference-owner-left", { seconds })), seat, { seconds }) : call,
  );
}

/** He has begun or ceased to be heard. */
export const spoke = (call: Call, speaks: boolean): Call =>
  memberOf(call)?.seat.stage === "in" && presentLeg(call, call.waiting) !== null ? reseated(call, { speaks }) : call;
