import type { ProfileAnswer, ProfileState } from "../contracts/profile-state.ts";
import { type ProfileByHand, type ProfileOwner, profileAt } from "../model/profiles/profile-at.ts";
import type { PbxView } from "../model/snapshot/pbx-view.ts";
import type { KeptByNumber } from "./kept-by-number.ts";
import type { DialPlan } from "./routing/dial-plan.ts";

type Owner = ProfileOwner & { readonly name: string };

interface Ground {
  readonly view: PbxView;
  readonly plan: DialPlan;
  readonly byHand: Pick<KeptByNumber<ProfileByHand>, "of" | "keep">;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Which profile of an extension or group is in force now. */
export function profileState(number: string, ground: Ground): ProfileAnswer {
  const owner = ownerOf(number, ground);
  return owner === undefined ? { unknown: "number" } : stateOf(owner, ground);
}

/** Chooses a profile over the planning, or (null) gives it back to the planning [PRO-15]; what is so from now on. */
export function chooseProfile(number: string, chosen: ProfileByHand | null, ground: Ground): ProfileAnswer {
  const owner = ownerOf(number, ground);
  if (owner === undefined) return { unknown: "number" };
  const wanted = chosen?.profile ?? null;
  if (wanted !== null && owner.profiles.every(({ name }) => name !== wanted)) return { unknown: "profile" };
  ground.byHand.keep(number, chosen);
  return stateOf(owner, ground);
}

const ownerOf = (number: string, { plan }: Ground): Owner | undefined =>
  plan.extensions.get(number) ?? plan.groups.get(number);

function stateOf(owner: Owner, { view, byHand, now }: Ground): ProfileState {
  const { number, name, profiles } = owner;
  const chosen = byHand.of(number);
  const { profile, why } = profileAt(owner, view.place, chosen, now);
  const isOver = chosen?.until != null && now >= chosen.until;
  return {
    number,
    name,
    profile: profile?.name ?? null,
    status: profile?.status ?? "",
    why,
    byHand: chosen === null || isOver ? null : { ...chosen },
    profiles: profiles.map((one) => one.name),
  };
}
