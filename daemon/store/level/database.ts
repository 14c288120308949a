/** One change of a batch. */
export type Change =
  | { readonly type: "put"; readonly key: string; readonly value: unknown }
  | { readonly type: "del"; readonly key: string };

export const put = (key: string, value: unknown): Change => ({ type: "put", key, value });
export const del = (key: string): Change => ({ type: "del", key });

export interface Entry {
  readonly key: string;
  readonly value: unknown;
}

export interface PageRequest {
  readonly prefix: string;
  /** Only keys above this one (the whole key); absent: from the beginning. */
  readonly above?: string;
  /** Only keys below this one (the whole key); null: from the end. */
  readonly before: string | null;
  readonly limit: number;
}

export interface OldestRequest {
  /** Keys between these two, without them. */
  readonly above: string;
  readonly below: string;
  readonly limit: number;
}

/** The database as the rest of the store sees it. Values are whatever JSON can say. */
export interface Database {
  /** `read-only`: a write failed; reads go on, and every write first tries to open the database anew. */
  readonly state: "open" | "read-only" | "closed";
  /** Why it is not open, or what had to be mended; empty when all is well. */
  readonly detail: string;
  /** Undefined when there is no such key, or when its value is damaged (which is logged). STORE_CLOSED, STORE_DAMAGED. */
  get(key: string): Promise<unknown>;
  /** Newest (highest) keys first. A damaged value is undefined (and logged). STORE_CLOSED, STORE_DAMAGED. */
  page(request: PageRequest): Promise<readonly Entry[]>;
  /** Oldest (lowest) keys first. STORE_CLOSED, STORE_DAMAGED. */
  oldest(request: OldestRequest): Promise<readonly Entry[]>;
  /**
   * What was deleted or written over leaves the disk: a second copy from before that moment is given up, and the keys of
   * the range are written anew; null: none. Never fails: what is left goes later.
   */
  forget(before: number, range: readonly [from: string, to: string] | null): Promise<void>;
  /** Resolves when writing is possible as far as one can know; STORE_UNWRITABLE when it is not. */
  ready(): Promise<void>;
  /** All or nothing, on disk when it resolves. STORE_UNWRITABLE when it cannot be done: then nothing was changed. */
  write(changes: readonly Change[]): Promise<void>;
}
