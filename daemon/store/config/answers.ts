import type { Revision } from "../../contracts/revision.ts";
import type { CommitAnswer } from "../../contracts/store.ts";
import { BoxError } from "../../kit/box-error.ts";
import { authorWords } from "../../model/author-words.ts";
import type { Issue } from "../../model/config/issue.ts";
import type { StoreErrorCode } from "../store-errors.ts";

/** Answers of a commit, in words for people. */

export const committed = (revision: number, changed: boolean, warnings: readonly Issue[]): CommitAnswer => ({
  kind: "committed",
  revision,
  changed,
  ...(warnings.length === 0 ? {} : { warnings: [...warnings] }),
});

export function conflict(saved: Revision): CommitAnswer {
  const who = authorWords(saved.author);
  return {
    kind: "conflict",
    saved,
    message: `La configuration a été modifiée entre-temps par ${who.fr} (révision ${saved.revision}) : relisez-la puis recommencez.`,
    english: `Revision ${saved.revision} has been saved by ${who.en} in the meantime: read it again, then try again.`,
  };
}

export const unknownRevision = (revision: number): CommitAnswer => ({
  kind: "unknown-revision",
  message: `La révision ${revision} n'existe pas ou n'est plus lisible.`,
  english: `Revision ${revision} does not exist or cannot be read any more.`,
});

export interface UnwritableAnswer {
  readonly kind: "unwritable";
  readonly message: string;
  readonly english: string;
}

/** The answer to a failed write; any other failure is thrown on. */
export function unwritableAnswer(error: unknown): UnwritableAnswer {
  if (!(error instanceof BoxError) || error.code !== ("STORE_UNWRITABLE" satisfies StoreErrorCode)) throw error;
  const reason = String(error.facts.reason);
  return {
    kind: "unwritable",
    message: `Rien n'a été enregistré : le disque est plein ou ne peut pas être écrit (${reason}). Libérez de la place puis recommencez.`,
    english: `Nothing was saved: the disk is full or cannot be written (${reason}). Make room, then try again.`,
  };
}
