import type { Call, Topic } from "../calls/call.ts";
import type { KnownLegEvent } from "../calls/leg.ts";
import type * as moves from "../calls/moves.ts";
import type { HouseWord } from "../calls/voicemail-topics.ts";
import { pinKeyed, pinNotGiven } from "./agent/ask-pin.ts";
import { numberKeyed, numberNotGiven } from "./ask-number/ask-number.ts";
import { callBackKeyed } from "./call-back/offer-call-back.ts";
import { conferenceExpired, conferencePlayed, keyedInConference } from "./conference/conference.ts";
import { tiredOfMusic } from "./control/consult.ts";
import type { Scene } from "./house.ts";
import { greetingOver } from "./line-call/greet.ts";
import { nameExpired, nameKeyed, namePlayed } from "./menu/by-name.ts";
import { menuExpired, menuKeyed, menuPlayed } from "./menu/menu.ts";
import { pagingDue } from "./paging/page.ts";
import { noticed } from "./parking/park.ts";
import { parkedTooLong } from "./parking/parked-too-long.ts";
import { queueDue, queueKeyed, queuePlayed } from "./queue/queue.ts";
import { confirmed } from "./service/service.ts";
import { consultHeard, consultKeyed, consultSilent, consultTold, greetingRecorded } from "./voicemail/consult.ts";
import { greetingHeard, mailboxExpired, mailboxKeyed, messageReady, messageSpoken } from "./voicemail/leave-message.ts";

type Recorded = Extract<KnownLegEvent, { type: "leg.recorded" }>;

/** How a dialogue goes on. Each finds the call with a dialogue of its own kind. */
interface Course {
  /** The prompt has been heard to its end. */
  played(out: moves.Out, call: Call, scene: Scene): Call;
  /** Where others change with it, all of them. Not there: nobody waits for keys, and they are listened for nowhere. */
  keyed?(out: moves.Out, call: Call, digit: string, scene: Scene): Call | readonly Call[];
  /** The time of the dialogue is over. */
  expired(out: moves.Out, call: Call, scene: Scene): Call;
  /** What was being written of who waits is in its file. */
  recorded?(out: moves.Out, call: Call, event: Recorded, scene: Scene): Call;
  /** The house answers what it was asked for. */
  told?(out: moves.Out, call: Call, word: HouseWord, scene: Scene): Call;
}

/** The prompt that follows the one that was heard; null: all has been said, or nothing was. */
function nextPrompt(call: Call): Call | null {
  const { dialogue } = call;
  const [next, ...queue] = dialogue?.queue ?? [];
  return dialogue === null || next === undefined ? null : { ...call, dialogue: { ...dialogue, prompt: next, queue } };
}

/** The box listens once all has been said. */
const listening = (call: Call): Call =>
  call.dialogue === null ? call : { ...call, dialogue: { ...call.dialogue, prompt: null } };

/** The box says something, and that is all. */
const told: Course = {
  played: (out, call) => nextPrompt(call) ?? confirmed(out, call),
  expired: confirmed,
};

/** Whoever hears music says nothing to us. */
const music = (expired: Course["expired"]): Course => ({
  played: (_, call) => call,
  expired,
});

/** Which feature goes on with which dialogue. */
export const dialogues: { readonly [Kind in Topic["kind"]]: Course } = {
  confirm: told,
  announce: told,
  "line-test": told,
  "ask-number": {
    played: (_, call) => nextPrompt(call) ?? listening(call),
    keyed: numberKeyed,
    expired: numberNotGiven,
  },
  "agent-pin": {
    played: (_, call) => nextPrompt(call) ?? listening(call),
    keyed: pinKeyed,
    expired: pinNotGiven,
  },
  queue: { played: queuePlayed, keyed: queueKeyed, expired: queueDue },
  greeted: { played: greetingOver, expired: greetingOver },
  "by-name": {
    played: (out, call, scene) => nextPrompt(call) ?? namePlayed(out, call, scene),
    keyed: nameKeyed,
    expired: nameExpired,
  },
  conference: { played: conferencePlayed, keyed: keyedInConference, expired: conferenceExpired },
  menu: { played: menuPlayed, keyed: menuKeyed, expired: menuExpired },
  "set-aside": music(tiredOfMusic),
  parked: music(parkedTooLong),
  paging: music(pagingDue),
  "offers-call-back": {
    played: (_, call) => nextPrompt(call) ?? listening(call),
    keyed: callBackKeyed,
    expired: confirmed,
  },
  "offers-place": {
    played: (_, call) => nextPrompt(call) ?? listening(call),
    expired: confirmed,
  },
  fetches: told,
  "parking-notice": {
    played: (out, call) => nextPrompt(call) ?? noticed(out, call),
    expired: noticed,
  },
  "leave-message": {
    played: greetingHeard,
    keyed: mailboxKeyed,
    expired: mailboxExpired,
    recorded: (_, call, event, scene) => messageSpoken(call, event, scene),
    told: (_, call, word, scene) => messageReady(call, word, scene),
  },
  consult: {
    played: consultHeard,
    keyed: consultKeyed,
    expired: consultSilent,
    recorded: (out, call, _, scene) => greetingRecorded(out, call, scene),
    told: consultTold,
  },
};
