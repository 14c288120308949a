import { join } from "node:path";
import type { Clock } from "../../kit/clock.ts";
import type { Log } from "../../kit/log.ts";
import { Journal } from "../journal/journal.ts";
import { MessageFile } from "./message-file.ts";

export interface OpenMessages {
  readonly memory: MessageFile;
  close(): Promise<void>;
}

/** Opens the journal of text messages in that folder. */
export async function openMessages(
  { log, clock }: { readonly log: Log; readonly clock: Clock },
  folder: string,
): Promise<OpenMessages> {
  const trouble = (error: unknown): void => log.error("the journal of text messages cannot be written", { error });
  const { journal, lines } = await Journal.open(join(folder, "messages.journal"), trouble);
  return { memory: new MessageFile(journal, lines, () => clock.now()), close: () => journal.close() };
}
