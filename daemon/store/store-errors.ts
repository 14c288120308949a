import { BoxError } from "../kit/box-error.ts";

export type StoreErrorCode =
  /** Nothing can be written now (disk full or read-only). Nothing was half done; trying again may help. */
  | "STORE_UNWRITABLE"
  /** The database is not open now. */
  | "STORE_CLOSED"
  /** The database cannot be read although the disk can. */
  | "STORE_DAMAGED"
  /** Another process has the database open. */
  | "STORE_IN_USE"
  /** There is no saved configuration to read: neither a database nor its mirror. */
  | "STORE_EMPTY"
  /** Too many strangers try passwords at once. */
  | "STORE_BUSY";

/** `reason` is the system's or LevelDB's word for it. */
export const unwritable = (folder: string, reason: string, cause?: unknown): BoxError<StoreErrorCode> =>
  new BoxError<StoreErrorCode>(
    "STORE_UNWRITABLE",
    { folder, reason },
    { cause, sentence: `Cannot write to ${folder}: ${reason}. Nothing was changed; make room or make it writable.` },
  );

export const closed = (folder: string, reason: string, cause?: unknown): BoxError<StoreErrorCode> =>
  new BoxError<StoreErrorCode>(
    "STORE_CLOSED",
    { folder, reason },
    { cause, sentence: `The database in ${folder} is not open: ${reason}. It is tried again every few seconds.` },
  );

export const damaged = (folder: string, reason: string, cause?: unknown): BoxError<StoreErrorCode> =>
  new BoxError<StoreErrorCode>(
    "STORE_DAMAGED",
    { folder, reason },
    { cause, sentence: `The database in ${folder} cannot be read: ${reason}.` },
  );

export const empty = (): BoxError<StoreErrorCode> =>
  new BoxError<StoreErrorCode>(
    "STORE_EMPTY",
    {},
    { sentence: "There is no saved configuration yet: neither the database nor its mirror can be read." },
  );

export const inUse = (folder: string, cause?: unknown): BoxError<StoreErrorCode> =>
  new BoxError<StoreErrorCode>(
    "STORE_IN_USE",
    { folder },
    { cause, sentence: `Another process has the database in ${folder} open. Only one box may use a home.` },
  );
