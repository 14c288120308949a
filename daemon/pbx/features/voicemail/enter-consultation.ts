import { reason } from "../../../model/reason.ts";
import { because, type Call } from "../../calls/call.ts";
import type { Leg } from "../../calls/leg.ts";
import * as moves from "../../calls/moves.ts";
import { playedOnce } from "../../calls/sound.ts";
import type { ConsultPlan } from "../../routing/route-plan.ts";
import type { Scene } from "../house.ts";
import type { Desk } from "./desk.ts";
import { greetingOf } from "./greeting-of.ts";
import { begun } from "./identify.ts";
import { said } from "./said.ts";

/** Messages are heard by their number [BVL-12, GRP-17]: his own from his telephone, else those that he says and proves. */
export function consult(out: moves.Out, call: Call, leg: Leg, { owner }: ConsultPlan, scene: Scene): Call {
  const up = moves.answer(out, { ...call, hunt: null, group: null }, leg.id, null, scene.ground.now);
  const answered = { ...up, answeredAt: scene.ground.now, answeredBy: call.dialled };
  return enterConsultation(answered, leg, owner ?? ownerAt(leg, call, scene), scene);
}

export function enterConsultation(call: Call, leg: Leg, owner: string | null, scene: Scene): Call {
  const told = owner === null ? call : because(call, reason("hears-messages", { number: owner }));
  return said(told, begun(owner, deskFor(call, leg, scene)), scene);
}

/** Whose telephone it is; one that has no mailbox hears those of its first group that has one. */
function ownerAt(leg: Leg, { view }: Call, { house }: Scene): string | null {
  const { mailboxesOf, groupsOf, groups } = house.plans.of(view);
  const persons = personsAt(leg);
  const mine = persons.flatMap((number) => [...(groupsOf.get(number) ?? [])]);
  const shared = mine.filter((group) => groups.get(group)?.voicemailNumber === null);
  return [...persons, ...shared].find((owner) => mailboxesOf.has(owner)) ?? null;
}

/** Whoever is logged in at the telephone comes first; nobody, where it is no telephone of the house. */
const personsAt = ({ trunk, agent, number }: Leg): readonly string[] =>
  trunk !== null ? [] : [...(agent === null ? [] : [agent.number]), number];

export function deskFor({ view }: Call, leg: Leg, scene: Scene): Desk {
  const { house, ground } = scene;
  const { mailboxesOf, groupsOf } = house.plans.of(view);
  return {
    now: ground.now,
    timeZone: view.place.timeZone,
    mailboxesOf: (owner) => mailboxesOf.get(owner) ?? [],
    messagesOf: (owner) =>
      (mailboxesOf.get(owner) ?? [])
        .flatMap(({ id }) => house.voicemail.messagesOf(id))
        .sort((one, other) => one.at - other.at)
        .map(({ caller, path, ...message }) => ({ ...message, caller: caller.number, sound: playedOnce(path) })),
    greetingOf: (mailbox) => greetingOf(mailbox, scene),
    isOwn: (owner) => personsAt(leg).some((number) => number === owner || groupsOf.get(number)?.has(owner) === true),
  };
}
