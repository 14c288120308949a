import type { PbxView } from "../../model/snapshot/pbx-view.ts";
import { because, type Call, dialogueAbout, endingWith, withLeg } from "../calls/call.ts";
import type { Command } from "../calls/command.ts";
import { isUp, type KnownLegEvent, legAfter } from "../calls/leg.ts";
import * as moves from "../calls/moves.ts";
import { settleSound } from "../calls/sound.ts";
import type { CallLogic, CallNotice, Ground, Moved, Offer } from "../calls/switchboard.ts";
import { pinJudged } from "./agent/ask-pin.ts";
import { announce, announced } from "./announce/announce.ts";
import { orderCarriedOut } from "./conference/carry-out-order.ts";
import { comingsAndGoings, spoke } from "./conference/comings-and-goings.ts";
import { conferenceByKeys } from "./conference/conference-by-keys.ts";
import { afterEvents } from "./control/consult.ts";
import { takenUp } from "./control/dial-for.ts";
import { instructed } from "./control/instructed.ts";
import { dialogues } from "./dialogues.ts";
import { digit } from "./digits/digits.ts";
import { settleKeys } from "./digits/settle-keys.ts";
import { early, earlyLost } from "./early-media/early-media.ts";
import type { House, Scene } from "./house.ts";
import { callingLeg, incoming, isOfDevice } from "./incoming.ts";
import { type LineOffer, lineCall } from "./line-call/line-call.ts";
import { lineTest, tested, testOver } from "./line-test/line-test.ts";
import { lost } from "./lost-call/lost-call.ts";
import { freed } from "./outside/free-line.ts";
import { listens, pagingLeft } from "./paging/page.ts";
import { fetched } from "./parking/fetched.ts";
import { pickUpByCode } from "./pickup/pick-up-by-code.ts";
import { pickUp } from "./pickup/pickup.ts";
import { callBack, callBackAnswered } from "./queue/call-back.ts";
import { served } from "./queue/queue.ts";
import { settleStay } from "./queue/settle-stay.ts";
import { noticeHeard, recorded, recordingEnded, stopKeyed } from "./recording/recording.ts";
import { redirected } from "./redirect/redirect.ts";
import { answered, gaveUp, leftAlone, missed, rang } from "./ring/ring.ts";
import { transfer } from "./transfer/transfer.ts";

/** Which feature answers which event: the table that joins the rooms of this folder. Hold has no move: it is a leg's state, heard in its sound. */
export function callLogic(house: House): CallLogic {
  const heard = (out: Command[], ground: Ground, moved: readonly Call[]): Moved => {
    const calls = settleKeys(out, comingsAndGoings(out, moved, { house, ground }));
    return {
      calls: calls.map((call) => settleSound(out, settleStay(call, ground.now), house.holdMusic(call.view))),
      commands: out,
    };
  };
  return {
    offered(offer, ground) {
      const out: Command[] = [];
      const scene = { house, ground };
      return heard(out, ground, seenTo(out, offered(out, offer, scene), scene));
    },
    ordered(order, ground) {
      const out: Command[] = [];
      const call = lineTest(out, order, { house, ground });
      return heard(out, ground, call === null ? [] : [call]);
    },
    happened(call, event, ground) {
      const out: Command[] = [];
      const leg = call.legs.get(event.leg);
      if (leg === undefined) return { calls: [], commands: [] };
      const after = legAfter(leg, event, ground.now);
      const next = after === leg ? call : withLeg(call, after);
      // Something that has been asked to go decides nothing any more, but for its end.
      if (leg.leaving !== null && !isOfItsEnd(event)) return { calls: [], commands: [] };
      if (call.isTest) return heard(out, ground, [tested(out, next, event, { house, ground })]);
      const scene = { house, ground };
      return heard(out, ground, seenTo(out, happened(out, next, event, scene), scene));
    },
    announce(told, ground) {
      const out: Command[] = [];
      const view = house.currentView();
      return view === null
        ? heard(out, ground, [])
        : heard(out, ground, [announce(out, told, view, { house, ground })]);
    },
    callBack(order, ground) {
      const out: Command[] = [];
      const view = house.currentView();
      return view === null
        ? heard(out, ground, [])
        : heard(out, ground, [callBack(out, order, view, { house, ground })]);
    },
    told(call, notice, ground) {
      const out: Command[] = [];
      return heard(out, ground, [noticed(out, call, notice, { house, ground })]);
    },
    instructed(instruction, ground) {
      const out: Command[] = [];
      const scene = { house, ground };
      const { outcome, calls } = instructed(out, instruction, scene);
      return { outcome, ...heard(out, ground, seenTo(out, calls, scene)) };
    },
    conference(members, order, by, ground) {
      const out: Command[] = [];
      return heard(out, ground, orderCarriedOut(members, order, by, { house, ground }));
    },
    cut(call, why, ground) {
      const out: Command[] = [];
      const over = endingWith(because({ ...call, hunt: null, dialogue: null }, why), "forbidden");
      return heard(out, ground, [moves.releaseAll(out, over, "forbidden")]);
    },
    expired(call, count, ground) {
      const out: Command[] = [];
      const scene = { house, ground };
      return heard(out, ground, seenTo(out, [expired(out, call, count, scene)], scene));
    },
  };
}

/** What concerns two calls is seen to after each step of one. */
const seenTo = (out: Command[], calls: readonly Call[], scene: Scene): readonly Call[] =>
  calls
    .flatMap((call) => afterEvents(out, call, scene))
    .flatMap((call) => fetched(out, call, scene))
    .map((call) => recorded(out, call, scene));

function offered(out: Command[], offer: Offer, scene: Scene): readonly Call[] {
  const view = scene.house.currentView();
  if (view === null) {
    out.push({ do: "release", leg: offer.leg, cause: "congestion" });
    return [];
  }
  if (isOfLine(offer)) return broughtBy(out, offer, view, scene);
  if (!isOfDevice(offer)) return [];
  if (offer.replaces === null) {
    const taken = pickUpByCode(out, offer, view, scene);
    return taken === null ? freed(out, incoming(out, offer, view, scene), scene) : [taken];
  }
  const call = scene.ground.callOf(offer.replaces);
  const joined = call && pickUp(out, call, callingLeg(offer, call.view, scene), offer.replaces, scene);
  if (joined) return [joined];
  out.push({ do: "release", leg: offer.leg, cause: "not-found" });
  return [];
}

/** What a line brings takes nobody's place: Replaces is for telephones of the house. */
function broughtBy(out: Command[], offer: LineOffer, view: PbxView, scene: Scene): readonly Call[] {
  const trunk = scene.house.plans.of(view).trunks.get(offer.from.trunk);
  if (trunk !== undefined && offer.replaces === null) return [lineCall(out, offer, trunk, view, scene)];
  out.push({ do: "release", leg: offer.leg, cause: "not-found" });
  return [];
}

const isOfLine = (offer: Offer): offer is LineOffer => offer.from.kind === "trunk";

/** A recording ends no later than its leg, which may have been asked to go before. */
const isOfItsEnd = ({ type }: KnownLegEvent): boolean => type === "leg.released" || type === "leg.recorded";

function expired(out: Command[], call: Call, count: number, scene: Scene): Call {
  if (call.isTest) return testOver(out, call);
  if (call.hunt?.count === count) return gaveUp(out, call, scene);
  return call.dialogue === null ? call : dialogues[call.dialogue.topic.kind].expired(out, call, scene);
}

function happened(out: Command[], call: Call, event: KnownLegEvent, scene: Scene): readonly Call[] {
  const leg = call.legs.get(event.leg);
  if (leg === undefined) return [call];
  switch (event.type) {
    case "leg.ringing":
      return [rang(out, call, event.leg)];
    case "leg.early":
      return [early(out, call, event.leg)];
    case "leg.answered":
      if (call.dialsWhenTakenUp) return freed(out, takenUp(out, call, event.leg, scene), scene);
      if (dialogueAbout(call, "paging") !== null) return [listens(out, call, event.leg)];
      if (call.announcement !== null) return [announced(out, call, event.leg, scene)];
      if (call.callBack !== null && call.callBack.agent === null)
        return [callBackAnswered(out, call, event.leg, scene)];
      return [answered(out, call, event.leg, scene)];
    case "leg.confirmed":
      return [moves.identifyNow(out, call, event.leg)];
    case "leg.digit":
      if (call.dialogue === null) return talkedAndKeyed(out, call, event, scene);
      return [dialogues[call.dialogue.topic.kind].keyed?.(out, call, event.digit, scene) ?? call].flat();
    case "leg.transfer":
      return transfer(out, call, event, scene);
    case "leg.redirected":
      return [redirected(out, call, leg, event.targets, scene)];
    case "leg.unheard":
      return [isUp(leg) ? lost(out, call, leg.number, event.seconds) : call];
    case "leg.released":
      return call.hunt?.legs.includes(leg.id)
        ? freedAgain(out, call, earlyLost(out, missed(out, call, leg, scene)), scene)
        : [pagingLeft(out, leftAlone(out, call, leg))];
    case "leg.played":
      if (call.dialogue === null || call.dialogue.prompt === null) return [noticeHeard(call, leg.id)];
      return [dialogues[call.dialogue.topic.kind].played(out, call, scene)];
    case "leg.speaking":
      return [spoke(call, event.speaks)];
    case "leg.recorded":
      if (call.recording?.path === event.path) return [recordingEnded(call, event)];
      if (call.dialogue === null) return [call];
      return [dialogues[call.dialogue.topic.kind].recorded?.(out, call, event, scene) ?? call];
    case "leg.held":
    case "leg.resumed":
    case "leg.media":
      return [call];
  }
}

function noticed(out: Command[], call: Call, notice: CallNotice, scene: Scene): Call {
  switch (notice.kind) {
    case "pin-judged":
      return pinJudged(call, notice.count, notice.isRight, scene);
    case "served":
      return served(out, call, notice.members, scene);
    default:
      if (call.dialogue === null) return call;
      return dialogues[call.dialogue.topic.kind].told?.(out, call, notice, scene) ?? call;
  }
}

/** A key during a talk may be the second one of a code; the other side hears it all the same. */
function talkedAndKeyed(
  out: Command[],
  call: Call,
  event: Extract<KnownLegEvent, { type: "leg.digit" }>,
  scene: Scene,
): readonly Call[] {
  const moved = conferenceByKeys(out, call, event, scene) ?? [call];
  return moved.length > 1 ? moved : moved.map((one) => stopKeyed(out, digit(out, one, event), event, scene));
}

/** A line has failed a call for help, and the next one that is dialled may be full. */
const freedAgain = (out: Command[], before: Call, after: Call, scene: Scene): readonly Call[] =>
  after.legs.size > before.legs.size ? freed(out, after, scene) : [after];
