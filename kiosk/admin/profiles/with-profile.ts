import { isRecord, type JsonRecord } from "../../../daemon/model/config/json.ts";

/** Who has profiles: an extension or a group, as it is saved. */
export const profilesOf = (owner: JsonRecord): readonly JsonRecord[] =>
  Array.isArray(owner.profiles) ? owner.profiles.filter(isRecord) : [];

/** What is sent to save a profile in the place of another, or as a new one; its planning follows its name. */
export function withProfile(owner: JsonRecord, name: string | null, profile: JsonRecord): JsonRecord {
  const profiles = profilesOf(owner);
  if (name === null) return { profiles: [...profiles, profile] };
  const after = profiles.map((one) => (one.name === name ? profile : one));
  return { profiles: after, ...renamedPlanning(owner, name, String(profile.name)) };
}

/** What is sent to take a profile out; hours and days that were its have none. */
export function withoutProfile(owner: JsonRecord, name: string): JsonRecord {
  return { profiles: profilesOf(owner).filter((one) => one.name !== name), ...renamedPlanning(owner, name, null) };
}

function renamedPlanning({ planning }: JsonRecord, from: string, to: string | null): JsonRecord {
  if (!isRecord(planning) || from === to) return {};
  const list = (value: unknown): readonly JsonRecord[] => {
    const all = Array.isArray(value) ? value.filter(isRecord) : [];
    return all.flatMap((one) => (one.profile !== from ? [one] : to === null ? [] : [{ ...one, profile: to }]));
  };
  const holidays = planning.holidays === from ? to : planning.holidays;
  return { planning: { ...planning, week: list(planning.week), closures: list(planning.closures), holidays } };
}
