import type { ProfileState } from "../../contracts/profile-state.ts";
import { sentenceOf } from "../../model/reason.ts";
import { ask } from "../box-link.ts";
import { author, type Command, exits } from "../command.ts";
import { momentIn, noMoment } from "../moment.ts";
import { localTime } from "../table.ts";

const NOTHING = {
  view: "no configuration runs yet",
  number: "there is no such extension or group",
  profile: "it has no such profile",
} as const;

/** Shows which profile of an extension or group is in force, or chooses one over its planning [PRO-15]. */
export const profile: Command = async ({ home, typed, terminal }) => {
  const [number = "", wanted = null] = typed.words;
  const until = momentIn(typed.values.until);
  if (until !== null && Number.isNaN(until)) {
    terminal.complain(noMoment("until"));
    return exits.misunderstood;
  }
  const [none, planning] = [typed.switches.has("none"), typed.switches.has("planning")];
  if ([wanted !== null, none, planning].filter(Boolean).length > 1) {
    terminal.complain("sipleo: profile takes a PROFILE, --none or --planning.\n");
    return exits.misunderstood;
  }
  const chosen = planning ? null : { profile: wanted, until };
  const answer = await ask(home, "pbx", (pbx) =>
    wanted !== null || none || planning
      ? pbx.call("profile.choose", { number, chosen, author })
      : pbx.call("profile.show", { number }),
  );
  if ("unknown" in answer) {
    terminal.complain(`sipleo: ${NOTHING[answer.unknown]}.\n`);
    return exits.failed;
  }
  terminal.write(typed.switches.has("json") ? `${JSON.stringify(answer, undefined, 2)}\n` : inWords(answer));
  return exits.done;
};

/** The same for people. */
export function inWords({ number, name, profile: now, status, why, byHand, profiles }: ProfileState): string {
  if (profiles.length === 0) return `${number} (${name}) has no profiles.\n`;
  const shown = status === "" ? "" : `, shown as "${status}"`;
  const head =
    now === null ? `No profile of ${number} (${name}) is in force.` : `${number} (${name}): "${now}"${shown}.`;
  const until = byHand?.until == null ? "" : ` Until ${localTime(byHand.until)}.`;
  const because = why === null ? "" : ` ${sentenceOf(why, "en")}.`;
  return `${head}${because}${until}\nProfiles: ${profiles.join(", ")}\n`;
}
