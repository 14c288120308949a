import type { Call } from "../../calls/call.ts";
import { memberOf } from "../../calls/conference-member.ts";
import type { Scene } from "../house.ts";
import { mutedByHimself, orderCarriedOut } from "./carry-out-order.ts";
import { hearing, membersOf, reseated } from "./seats.ts";

/**
 * The keys of a telephone in a conference: * and a digit, so that nothing happens by mistake. *1 mutes me or opens my
 * microphone; who leads locks by *2, mutes all the others by *4, and ends the conference by *9.
 */
export function conferenceKeyed(call: Call, digit: string, scene: Scene): readonly Call[] {
  const member = memberOf(call);
  if (member === null) return [call];
  const { seat } = member;
  if (digit === "*") return [reseated(call, { digits: "*" })];
  const after = reseated(call, { digits: "" });
  if (seat.digits !== "*" || seat.stage !== "in") return [after];
  if (digit === "1") return [mutedByHimself({ call: after, seat }, !seat.muted, numberOf(call), scene)];
  return seat.leads ? led(after, digit, scene) : [after];
}

function led(call: Call, digit: string, scene: Scene): readonly Call[] {
  const member = memberOf(call);
  if (member === null) return [call];
  const others = membersOf(scene.ground.calls(), member.seat.room).filter((one) => one.call.id !== call.id);
  const all = [member, ...others];
  const by = numberOf(call);
  switch (digit) {
    case "2": {
      const on = !member.seat.isLocked;
      const said = scene.house.prompt(on ? "conference-locked" : "conference-unlocked");
      return orderCarriedOut(all, { do: "lock", on }, by, scene).map((one) =>
        one.id === call.id ? hearing(one, said) : one,
      );
    }
    case "4": {
      const on = others.some(({ seat }) => !seat.leads && !seat.muted);
      return [call, ...orderCarriedOut(others, { do: "mute-all", on }, by, scene)];
    }
    case "9":
      return orderCarriedOut(all, { do: "end" }, by, scene);
    default:
      return [call];
  }
}

const numberOf = (call: Call): string => (call.waiting === null ? "" : (call.legs.get(call.waiting)?.number ?? ""));
