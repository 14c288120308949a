import { reason } from "../../../model/reason.ts";
import { because, type Call } from "../../calls/call.ts";
import type { Leg } from "../../calls/leg.ts";
import type * as moves from "../../calls/moves.ts";
import { leadsOn } from "../../routing/route-plan.ts";
import { routeFor, type Scene } from "../house.ts";
import { goneOn } from "../ring/ring.ts";
import { backInMenu } from "./enter-menu.ts";

/** From which menu, and how often in a row nothing was chosen there. */
interface From {
  readonly menu: string;
  readonly rounds: number;
}

/** With the rights of who calls, as a line leads its callers; whoever reaches nobody is back in the menu [SVI-18]. */
export function transferred(
  out: moves.Out,
  call: Call,
  leg: Leg,
  { number, from: { menu, rounds } }: { readonly number: string; readonly from: From },
  scene: Scene,
): Call {
  const over = because({ ...call, dialogue: null }, reason("menu-transfers", { menu, number }));
  const waits = scene.house.plans.of(call.view).menus.get(menu)?.queues ?? false;
  const plan = routeFor(leg, number, call.view, scene, waits);
  const otherwise = { kind: "menu", menu, rounds } as const;
  if (!leadsOn(plan)) return backInMenu(out, because(over, ...plan.reasons), leg, otherwise, scene);
  return goneOn(out, over, leg, plan, { otherwise }, scene);
}
