import { type Call, withLeg } from "../calls/call.ts";
import type { Command } from "../calls/command.ts";
import { isUp, type KnownLegEvent, legAfter } from "../calls/leg.ts";
import * as moves from "../calls/moves.ts";
import { settleSound } from "../calls/sound.ts";
import type { CallLogic, Moved, Offer } from "../calls/switchboard.ts";
import { digit } from "./digits/digits.ts";
import { early, earlyLost } from "./early-media/early-media.ts";
import type { House, Scene } from "./house.ts";
import { callingLeg, incoming, isOfDevice } from "./incoming.ts";
import { lost } from "./lost-call/lost-call.ts";
import { pickUp } from "./pickup/pickup.ts";
import { redirected } from "./redirect/redirect.ts";
import { answered, gaveUp, leftAlone, missed, rang } from "./ring/ring.ts";
import { transfer } from "./transfer/transfer.ts";

/** Which feature answers which event: the table that joins the rooms of this folder. Hold has no move: it is a leg's state, heard in its sound. */
export function callLogic(house: House): CallLogic {
  const heard = (out: Command[], calls: readonly Call[]): Moved => ({
    calls: calls.map((call) => settleSound(out, call, house.holdMusic(call.view))),
    commands: out,
  });
  return {
    offered(offer, ground) {
      const out: Command[] = [];
      return heard(out, offered(out, offer, { house, ground }));
    },
    happened(call, event, ground) {
      const out: Command[] = [];
      const leg = call.legs.get(event.leg);
      if (leg === undefined) return { calls: [], commands: [] };
      const after = legAfter(leg, event, ground.now);
      const next = after === leg ? call : withLeg(call, after);
      // Something that has been asked to go decides nothing any more, but for its end.
      if (leg.leaving !== null && event.type !== "leg.released") return { calls: [], commands: [] };
      return heard(out, happened(out, next, event, { house, ground }));
    },
    huntExpired(call, ground) {
      const out: Command[] = [];
      return heard(out, [gaveUp(out, call, { house, ground })]);
    },
  };
}

function offered(out: Command[], offer: Offer, scene: Scene): readonly Call[] {
  const view = scene.house.currentView();
  if (view === null) {
    out.push({ do: "release", leg: offer.leg, cause: "congestion" });
    return [];
  }
  // No rule says yet where a call goes that comes in by a line.
  if (!isOfDevice(offer)) {
    out.push({ do: "release", leg: offer.leg, cause: "not-found" });
    return [];
  }
  if (offer.replaces === null) return [incoming(out, offer, view, scene)];
  const call = scene.ground.callOf(offer.replaces);
  const joined = call && pickUp(out, call, callingLeg(offer, call.view, scene), offer.replaces, scene);
  if (joined) return [joined];
  out.push({ do: "release", leg: offer.leg, cause: "not-found" });
  return [];
}

function happened(out: Command[], call: Call, event: KnownLegEvent, scene: Scene): readonly Call[] {
  const leg = call.legs.get(event.leg);
  if (leg === undefined) return [call];
  // biome-ignore lint/nursery/useExhaustiveSwitchCases: Biome does not see through Extract; the compiler checks it
  switch (event.type) {
    case "leg.ringing":
      return [rang(out, call, event.leg)];
    case "leg.early":
      return [early(out, call, event.leg)];
    case "leg.answered":
      return [answered(out, call, event.leg, scene)];
    case "leg.confirmed":
      return [moves.identifyNow(out, call, event.leg)];
    case "leg.digit":
      return [digit(out, call, event)];
    case "leg.transfer":
      return transfer(out, call, event, scene);
    case "leg.redirected":
      return [redirected(out, call, leg, event.targets, scene)];
    case "leg.unheard":
      return [isUp(leg) ? lost(out, call, leg.number, event.seconds) : call];
    case "leg.released":
      return [
        call.hunt?.legs.includes(leg.id) ? earlyLost(out, missed(out, call, leg, scene)) : leftAlone(out, call, leg),
      ];
    case "leg.held":
    case "leg.resumed":
    case "leg.media":
    case "leg.played":
      return [call];
  }
}
