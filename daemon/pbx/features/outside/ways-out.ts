import { reason } from "../../../model/reason.ts";
import type { PbxView } from "../../../model/snapshot/pbx-view.ts";
import type { Call, WayOut } from "../../calls/call.ts";
import type { Destination, DialRequest, LegId, Party } from "../../engine/engine.ts";
import { emitterOf, type Waiting } from "../../routing/outside/emitter-of.ts";
import { identityHeaders } from "../../routing/outside/identity-headers.ts";
import type { OutsideAttempt } from "../../routing/outside/outbound.ts";
import {
  asLineWants,
  type Emitter,
  mayPresent,
  type Presentation,
  presentationOf,
} from "../../routing/outside/presentation.ts";
import type { OutsideMember } from "../../routing/route-plan.ts";
import { identityOf, routeOf } from "../../trunks/engine-trunk.ts";
import { addressOf } from "../../trunks/rfc3263.ts";
import type { Scene } from "../house.ts";
import { asShown, divertedBy } from "../ring/as-shown.ts";
import { hopsFor, type WaySoFar } from "./way-so-far.ts";

/** Without any answer from the operator in this time, the next way is tried. */
const ANSWER_WITHIN_MS = 4_000;

/** Who waits; without a leg: the box itself. */
type Behind = Waiting & WaySoFar & { readonly id: LegId | null; readonly party: Party };
type OnBehalfOf = Pick<Behind, "id" | "trunk" | "hopsLeft" | "diversions">;

/** Every way to somebody outside, ready to be dialled: each line by each of its addresses, in order [SOR-10, A-13]. */
export function waysOut(call: Call, waiting: Behind, member: OutsideMember, scene: Scene): readonly WayOut[] {
  const { house } = scene;
  const emitter = emitterOf(house.plans.of(call.view), waiting, member, (extension) => house.hides(extension));
  return member.attempts.flatMap((attempt) =>
    attempt.isBehind === true
      ? behindLine(call, attempt, waiting, scene)
      : waysBy(call.view, attempt, emitter, waiting, scene),
  );
}

/** What stands behind a line is told who calls like a telephone of the house, and by nothing that operators want to know. */
function behindLine(call: Call, attempt: OutsideAttempt, waiting: Behind, { house }: Scene): readonly WayOut[] {
  const { trunk, number, classes } = attempt;
  const { realm } = call.view;
  const request = (destination: Destination | null): DialRequest => ({
    target: { kind: "trunk", trunk: trunk.number, destination, number, route: [] },
    called: number,
    caller: asShown(call, waiting.party),
    like: waiting.id,
    headers: [
      ...divertedBy(realm, call.hunt?.trail ?? []),
      ["Max-Forwards", String(hopsFor(waiting, waiting.trunk !== null))],
    ],
    answerWithinMs: ANSWER_WITHIN_MS,
  });
  return house.addressesOf(trunk.number).map(({ destination }) => ({
    ...{ trunk: trunk.number, address: "", classes, warning: null },
    request: request(destination),
  }));
}

/** The ways by one line. */
export function waysBy(
  view: PbxView,
  attempt: OutsideAttempt,
  emitter: Emitter,
  behind: OnBehalfOf,
  { house }: Scene,
): readonly WayOut[] {
  const { trunk, classes } = attempt;
  const presentation = presentationOf(view, trunk, emitter);
  const { number, isRelayed } = presentation;
  // FIELD 4.3: operators cut calls that show a number which is not ours, or replace it.
  const isTold = isRelayed || mayPresent(view, trunk, number);
  const warning = isTold ? null : reason("may-not-present", { trunk: trunk.number, number });
  return house.addressesOf(trunk.number).map(({ destination }): WayOut => {
    const request = requestFor(view, attempt, presentation, destination, behind);
    const address = destination === null ? "" : addressOf(destination);
    return { trunk: trunk.number, address, classes, warning, request };
  });
}

function requestFor(
  view: PbxView,
  { trunk, number }: OutsideAttempt,
  presentation: Presentation,
  destination: Destination | null,
  behind: OnBehalfOf,
): DialRequest {
  const { user, domain } = identityOf(trunk);
  const target = asLineWants(view, trunk, number);
  return {
    target: { kind: "trunk", trunk: trunk.number, destination, number: target, route: routeOf(trunk) },
    called: target,
    // Names of people stay in the house: the operator gets a number.
    caller: { number: presentation.number || user, name: "", anonymous: presentation.hidden },
    like: behind.id,
    headers: [
      ...identityHeaders(trunk, presentation, domain, target, behind.diversions),
      ["Max-Forwards", String(hopsFor(behind, behind.trunk !== null))],
    ],
    answerWithinMs: ANSWER_WITHIN_MS,
  };
}
