import type { JsonRecord } from "../json.ts";
import type { Place } from "./place.ts";

/** What became of one object between two documents. */
export interface Change {
  /** Names it among the changes between the same two documents. */
  readonly id: string;
  readonly place: Place;
  /** `moved`: a rule at another place in the order; `order`: a list of named objects in another order, nothing else; `secret`: its password. */
  readonly kind: "added" | "removed" | "changed" | "moved" | "order" | "secret";
  /** Undefined: there was, or is, none. Of an order, the names of the list. */
  readonly before: JsonRecord | readonly string[] | undefined;
  readonly after: JsonRecord | readonly string[] | undefined;
  /** Where it stands in its list; -1: nowhere, or it has no list. */
  readonly beforeIndex: number;
  readonly afterIndex: number;
}
