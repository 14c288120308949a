import type { Call, Otherwise } from "../calls/call.ts";
import type { Leg } from "../calls/leg.ts";
import type * as moves from "../calls/moves.ts";
import type { AnsweringPlan } from "../routing/route-plan.ts";
import { enterConference } from "./conference/enter-conference.ts";
import type { Scene } from "./house.ts";
import { enterMenu } from "./menu/enter-menu.ts";
import { page } from "./paging/page.ts";
import { parkingAnswers } from "./parking/park.ts";
import { enterQueue } from "./queue/enter-queue.ts";
import { consult } from "./voicemail/enter-consultation.ts";
import { enterMailbox } from "./voicemail/leave-message.ts";

interface Answering {
  readonly plan: AnsweringPlan;
  /** How often in a row the one who waits has chosen nothing in menus. */
  readonly rounds: number;
  /** Where he goes when nobody takes his call. */
  readonly otherwise?: Otherwise | null;
}

/** The box itself answers the one who waits, by the feature that the plan names. */
export function boxAnswers(
  out: moves.Out,
  call: Call,
  leg: Leg,
  { plan, rounds, otherwise = null }: Answering,
  scene: Scene,
): Call {
  switch (plan.kind) {
    case "menu":
      return enterMenu(out, call, leg, { menu: plan.menu, rounds }, scene);
    case "parking":
      return parkingAnswers(out, call, leg, plan, scene);
    case "queue":
      return enterQueue(out, call, leg, plan, otherwise, scene);
    case "paging":
      return page(out, call, leg, plan, scene);
    case "conference":
      return enterConference(out, call, leg, plan.room, scene);
    case "voicemail":
      return enterMailbox(out, call, leg, plan.mailbox, scene);
    case "consult":
      return consult(out, call, leg, plan, scene);
  }
}
