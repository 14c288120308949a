import { type Static, type TSchema, Type } from "typebox";
import { Compile } from "typebox/compile";
import { Journal, type JournalTrouble } from "./journal/journal.ts";

/** What people have set at an extension or group, over its configuration: kept over restarts and reloads. */
export interface KeptByNumber<Kept> {
  /** Null: nothing was set. */
  of(number: string): Kept | null;
  /** Null takes it back. */
  keep(number: string, kept: Kept | null): void;
  close(): Promise<void>;
}

/** The journal is written anew when it has grown to so many lines more than there are numbers in it. */
const mostLines = 1_000;

/** Reads what the journal at that path has kept. A disk that takes nothing loses at most what is set meanwhile. */
export async function openKeptByNumber<Schema extends TSchema>(
  path: string,
  schema: Schema,
  trouble: JournalTrouble,
): Promise<KeptByNumber<Static<Schema>>> {
  const line = Compile(
    Type.Object({ number: Type.String(), kept: Type.Union([schema, Type.Null()]) }, { additionalProperties: false }),
  );
  const { journal, lines } = await Journal.open(path, trouble);
  const all = new Map<string, Static<Schema>>();
  const put = (number: string, kept: Static<Schema> | null): void => {
    if (kept === null) all.delete(number);
    else all.set(number, kept);
  };
  for (const one of lines) if (line.Check(one)) put(one.number, one.kept);
  return {
    of: (number) => all.get(number) ?? null,
    keep(number, kept) {
      put(number, kept);
      if (journal.lines > mostLines + all.size) {
        void journal.rewrite([...all].map(([one, it]) => ({ number: one, kept: it })));
      } else journal.append({ number, kept });
    },
    close: () => journal.close(),
  };
}
