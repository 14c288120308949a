import { reason } from "../../../model/reason.ts";
import type { PbxExtension, PbxTrunk } from "../../../model/snapshot/pbx-view.ts";
import type { Call, WayOut } from "../../calls/call.ts";
import type { Leg } from "../../calls/leg.ts";
import type { DialRequest } from "../../engine/engine.ts";
import { identityHeaders } from "../../routing/outside/identity-headers.ts";
import type { OutsideAttempt } from "../../routing/outside/outbound.ts";
import {
  asLineWants,
  type Emitter,
  mayPresent,
  type Presentation,
  presentationOf,
} from "../../routing/outside/presentation.ts";
import type { OutsideMember } from "../../routing/route-call.ts";
import { extensionOf, type LineAddress, type Scene } from "../house.ts";

/** Without any answer from the operator in this time, the next way is tried. */
const ANSWER_WITHIN_MS = 4_000;

/** Every way to somebody outside, ready to be dialled: each line by each of its addresses, in order [SOR-10, A-13]. */
export function waysOut(call: Call, waiting: Leg, member: OutsideMember, scene: Scene): readonly WayOut[] {
  return member.attempts.flatMap((attempt) => {
    const emitter = emitterOf(call, waiting, member, scene);
    const { trunk } = attempt;
    const presentation = presentationOf(call.view, trunk, emitter);
    const { number, isRelayed } = presentation;
    // FIELD 4.3: operators cut calls that show a number which is not ours, or replace it.
    const isTold = isRelayed || mayPresent(call.view, trunk, number);
    const warning = isTold ? null : reason("may-not-present", { trunk: trunk.number, number });
    return scene.house.addressesOf(attempt.trunk.number).map((address): WayOut => {
      const request = requestFor(call, waiting, attempt, presentation, address);
      return { trunk: trunk.number, address: textOf(address), warning, request };
    });
  });
}

function requestFor(
  call: Call,
  waiting: Leg,
  { trunk, number }: OutsideAttempt,
  presentation: Presentation,
  { destination }: LineAddress,
): DialRequest {
  const target = asLineWants(call.view, trunk, number);
  return {
    target: {
      kind: "trunk",
      trunk: trunk.number,
      destination,
      number: target,
      route: trunk.outboundProxy === "" ? [] : [`<sip:${trunk.outboundProxy};lr>`],
    },
    called: target,
    // Names of people stay in the house: the operator gets a number.
    caller: { number: presentation.number || trunk.user, name: "", anonymous: presentation.hidden },
    like: waiting.id,
    headers: identityHeaders(trunk, presentation, domainOf(trunk), target),
    answerWithinMs: ANSWER_WITHIN_MS,
  };
}

/** Whose number is shown: the extension's that calls, the group's that sends out, or a caller's who is led on. */
function emitterOf(call: Call, waiting: Leg, { hidden, emergency, group }: OutsideMember, scene: Scene): Emitter {
  const extension = waiting.trunk === null ? extensionOf(scene, call.view, waiting.number) : undefined;
  const own = group === null || group.presented.automatic ? extension : { ...extension, presented: group.presented };
  const line = waiting.trunk === null ? undefined : scene.house.plans.of(call.view).trunks.get(waiting.trunk);
  const keeps = line?.keepsCallerNumber === true || group?.keepsCallerNumber === true;
  return {
    extension: own === undefined ? null : shown(own),
    hidden: waiting.anonymous
      ? true
      : (hidden ?? (extension === undefined ? null : scene.house.hides(extension.number))),
    relayed: line !== undefined && keeps && waiting.number !== "" ? waiting.number : null,
    ...(emergency === null ? {} : { emergency }),
  };
}

const shown = (one: Partial<PbxExtension> & Pick<PbxExtension, "presented">) => ({
  presented: one.presented,
  hidesNumber: one.hidesNumber ?? false,
});

/** The host part of what the line is called by [LIG-12]. */
const domainOf = ({ domain, addresses }: PbxTrunk): string => domain || (addresses[0]?.host ?? "");

const textOf = ({ destination }: LineAddress): string =>
  destination === null ? "" : `${destination.address}:${destination.port}`;
