import { join } from "node:path";
import type { MessageFact } from "../contracts/message-record.ts";
import type { RecordingFact } from "../contracts/recording.ts";
import type { VoiceMessageFact } from "../contracts/voice-message.ts";
import type { Clock } from "../kit/clock.ts";
import type { Log } from "../kit/log.ts";
import { openSpool, type Spool } from "../kit/spool.ts";
import { AUTHORS } from "../model/author-words.ts";
import type { Call } from "./calls/call.ts";
import { CallRecords } from "./cdr/call-records.ts";
import type { PbxFolders } from "./folders.ts";
import { Journal } from "./journal/journal.ts";

/** Records of calls that end within this time, in milliseconds, go to the disk together, and to store: every trip has its price. */
const gatherMs = 250;

/** The records of calls with the files that keep them, and the spool that takes all facts to store. */
export interface OpenRecords {
  readonly spool: Spool;
  changed(before: Call | null, after: Call): void;
  /** A line for the audit of store. */
  note(action: string, text: string, author?: string): void;
  /** What has become of a text message, of a voice message or of a recording; resolves when it is on the disk. */
  keep(fact: MessageFact | VoiceMessageFact | RecordingFact): Promise<void>;
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the spool and the journal of open calls, and records the calls that were up when the process before died. */
export async function openRecords(
  { log, clock }: { readonly log: Log; readonly clock: Clock },
  folders: Pick<PbxFolders, "own" | "spool">,
): Promise<OpenRecords> {
  const trouble = (what: string) => (error: unknown) => log.error(`${what} cannot be written`, { error });
  const spool = await openSpool(folders.spool, { log, clock, gatherMs });
  const path = join(folders.own, "open-calls.journal");
  const { journal, lines } = await Journal.open(path, trouble("the journal of open calls"));
  const records = new CallRecords({ spool, journal, trouble: trouble("a call record") });
  const calls = await records.recover(lines, clock.now());
  if (calls > 0) log.warn("calls were interrupted by the end of the process before this one", { calls });
  return {
    spool,
    changed: (before, after) => records.changed(before, after),
    note(action, text, author = AUTHORS.pbx) {
      try {
        spool.append({ kind: "audit", at: clock.now(), author, action, text });
      } catch (error) {
        trouble("a line of the audit")(error);
      }
    },
    async keep(fact) {
      await spool.flushed(spool.append(fact));
    },
    settled: () => records.settled(),
    async close() {
      await Promise.all([spool.close(), journal.close()]);
    },
  };
}
