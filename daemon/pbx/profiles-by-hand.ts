import { join } from "node:path";
import { Type } from "typebox";
import { Check } from "typebox/value";
import type { Log } from "../kit/log.ts";
import type { ProfileByHand } from "../model/profiles/profile-at.ts";
import { Journal } from "./journal/journal.ts";

/** Which profile somebody has chosen for an extension or group, over its planning [PRO-15]: kept over restarts and reloads. */
export interface ProfilesByHand {
  /** Null: the planning decides. */
  of(number: string): ProfileByHand | null;
  /** Null gives it back to the planning. */
  choose(number: string, chosen: ProfileByHand | null): void;
  close(): Promise<void>;
}

const lineSchema = Type.Object(
  {
    number: Type.String(),
    chosen: Type.Union([
      Type.Object(
        {
          profile: Type.Union([Type.String(), Type.Null()]),
          until: Type.Union([Type.Integer(), Type.Null()]),
        },
        { additionalProperties: false },
      ),
      Type.Null(),
    ]),
  },
  { additionalProperties: false },
);

/** The journal is written anew when it has grown to so many lines more than there are choices in it. */
const mostLines = 1_000;

/** Reads what was kept in the folder. A disk that takes nothing loses at most what is chosen meanwhile, and is reported. */
export async function openProfilesByHand(folder: string, log: Log): Promise<ProfilesByHand> {
  const trouble = (error: unknown): void => log.error("a profile chosen by hand could not be written", { error });
  const { journal, lines } = await Journal.open(join(folder, "profiles.journal"), trouble);
  const chosen = new Map<string, ProfileByHand>();
  const put = (number: string, choice: ProfileByHand | null): void => {
    if (choice === null) chosen.delete(number);
    else chosen.set(number, choice);
  };
  for (const line of lines) if (Check(lineSchema, line)) put(line.number, line.chosen);
  return {
    of: (number) => chosen.get(number) ?? null,
    choose(number, choice) {
      put(number, choice);
      if (journal.lines > mostLines + chosen.size) {
        void journal.rewrite([...chosen].map(([one, kept]) => ({ number: one, chosen: kept })));
      } else journal.append({ number, chosen: choice });
    },
    close: () => journal.close(),
  };
}
