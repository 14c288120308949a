import { type Static, type TSchema, Type } from "typebox";
import { Compile } from "typebox/compile";
import { Journal, type JournalTrouble } from "./journal/journal.ts";

/** What people have set at an extension or group, over its configuration: kept over restarts and reloads. */
export interface KeptByNumber<Kept> {
  /** Null: nothing was set. */
  of(number: string): Kept | null;
  /** Everything that is set. */
  entries(): Iterable<readonly [string, Kept]>;
  /** Null takes it back. */
  keep(number: string, kept: Kept | null): void;
  close(): Promise<void>;
}

/** The journal is written anew when it has grown to so many lines more than there are numbers in it. */
const mostLines = 1_000;

/** One setting; null: it was taken back. */
interface Setting<Kept> {
  readonly number: string;
  readonly kept: Kept | null;
}

/** How a setting stands in its journal. */
export interface Written<Kept> {
  /** Null: the line is none of ours. */
  read(line: unknown): Setting<Kept> | null;
  write(setting: Setting<Kept>): unknown;
}

/** As `{number, kept}`. */
export function writtenAs<Schema extends TSchema>(schema: Schema): Written<Static<Schema>> {
  const line = Compile(
    Type.Object({ number: Type.String(), kept: Type.Union([schema, Type.Null()]) }, { additionalProperties: false }),
  );
  return { read: (one) => (line.Check(one) ? one : null), write: (setting) => setting };
}

/** Reads what the journal at that path has kept. A disk that takes nothing loses at most what is set meanwhile. */
export async function openKeptByNumber<Kept>(
  path: string,
  { read, write }: Written<Kept>,
  trouble: JournalTrouble,
): Promise<KeptByNumber<Kept>> {
  const { journal, lines } = await Journal.open(path, trouble);
  const all = new Map<string, Kept>();
  const put = (number: string, kept: Kept | null): void => {
    if (kept === null) all.delete(number);
    else all.set(number, kept);
  };
  for (const line of lines) {
    const setting = read(line);
    if (setting !== null) put(setting.number, setting.kept);
  }
  return {
    of: (number) => all.get(number) ?? null,
    entries: () => all.entries(),
    keep(number, kept) {
      put(number, kept);
      if (journal.lines > mostLines + all.size) {
        void journal.rewrite([...all].map(([one, it]) => write({ number: one, kept: it })));
      } else journal.append(write({ number, kept }));
    },
    close: () => journal.close(),
  };
}
