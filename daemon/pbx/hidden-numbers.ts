import { join } from "node:path";
import { Type } from "typebox";
import { Check } from "typebox/value";
import type { Log } from "../kit/log.ts";
import { Journal } from "./journal/journal.ts";

/** Who hides his number until he shows it again, by *69 [PRE-04]: kept over restarts and reloads. */
export interface HiddenNumbers {
  /** Null: as the configuration says. */
  of(extension: string): boolean | null;
  set(extension: string, hidden: boolean): void;
  close(): Promise<void>;
}

const lineSchema = Type.Object({ extension: Type.String(), hidden: Type.Boolean() }, { additionalProperties: false });

/** The journal is written anew when it has grown to so many lines more than there are extensions in it. */
const mostLines = 1_000;

/** Reads what was kept in the folder. A disk that takes nothing loses at most what is toggled meanwhile, and is reported. */
export async function openHiddenNumbers(folder: string, log: Log): Promise<HiddenNumbers> {
  const trouble = (error: unknown): void => log.error("who hides his number could not be written", { error });
  const { journal, lines } = await Journal.open(join(folder, "hidden.journal"), trouble);
  const hidden = new Map<string, boolean>();
  for (const line of lines) if (Check(lineSchema, line)) hidden.set(line.extension, line.hidden);
  return {
    of: (extension) => hidden.get(extension) ?? null,
    set(extension, is) {
      hidden.set(extension, is);
      if (journal.lines > mostLines + hidden.size) {
        void journal.rewrite([...hidden].map(([one, value]) => ({ extension: one, hidden: value })));
      } else journal.append({ extension, hidden: is });
    },
    close: () => journal.close(),
  };
}
