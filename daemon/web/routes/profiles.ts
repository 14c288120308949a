import type { ProfileAnswer } from "../../contracts/profile-state.ts";
import { words } from "../../model/config/field.ts";
import { authorOf } from "../access/guest.ts";
import { notFound } from "../api/problems.ts";
import type { Services } from "../services.ts";
import { type Refusal, refuse, type Some } from "./call.ts";

export const profileRoutes = ({ pbx }: Services): Some<"profiles.show" | "profiles.choose"> => ({
  "profiles.show": async ({ parameters: { number } }) => answered(number, await pbx.ask("profile.show", { number })),

  "profiles.choose": async ({ parameters: { number }, body: { chosen }, guest }) => {
    const answer = await pbx.ask("profile.choose", { number, chosen, author: authorOf(guest) });
    return answered(number, answer);
  },
});

export function answered(number: string, answer: ProfileAnswer) {
  if (!("unknown" in answer)) return { status: 200, body: answer } as const;
  return answer.unknown === "profile"
    ? noSuch("profil", "profile", number)
    : noSuch("poste ou groupe", "extension or group", number);
}

const noSuch = (fr: string, en: string, number: string): Refusal =>
  refuse(
    notFound(
      words(
        `${number} : pas de tel ${fr} dans la configuration en service.`,
        `${number}: there is no such ${en} in the configuration that runs.`,
      ),
    ),
  );
