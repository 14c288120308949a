import { collections } from "../../../daemon/model/config/collections/collections.ts";
import { keyOf } from "../../../daemon/model/config/collections/lists.ts";
import type { JsonRecord } from "../../../daemon/model/config/json.ts";
import type { DotState } from "../../controls/dot.tsx";
import { plainText } from "../../forms/plain-text.ts";
import type { ObjectKind } from "./object-kind.ts";

/** A line of a list: the object, what names it, and the text of each column. */
export interface ObjectRow {
  readonly key: string;
  readonly object: JsonRecord;
  readonly state: DotState | null;
  readonly texts: Readonly<Record<string, string>>;
}

export interface Order {
  /** `state`, or the name of a column. */
  readonly column: string;
  readonly descending: boolean;
}

type Texts = (object: JsonRecord, index: number) => Readonly<Record<string, string>>;

export const objectRows = (
  { collection }: Pick<ObjectKind, "collection">,
  items: readonly JsonRecord[],
  textsOf: Texts,
  stateOf: (object: JsonRecord) => DotState | null,
): readonly ObjectRow[] =>
  items.map((object, index) => ({
    key: keyOf(collections[collection], object, index),
    object,
    state: stateOf(object),
    texts: textsOf(object, index),
  }));

/** Every word that was typed must be found somewhere in the line; accents and capitals do not count. */
export function filterRows(rows: readonly ObjectRow[], typed: string): readonly ObjectRow[] {
  const wanted = plainText(typed)
    .split(/\s+/)
    .filter((word) => word !== "");
  if (wanted.length === 0) return rows;
  return rows.filter(({ texts }) => {
    const text = plainText(Object.values(texts).join(" "));
    return wanted.every((word) => text.includes(word));
  });
}

const rank: Readonly<Record<DotState, number>> = {
  ringing: 0,
  busy: 1,
  idle: 2,
  unregistered: 3,
  staged: 4,
  unknown: 5,
};

/** Null leaves them in the order of the document. */
export function sortRows(rows: readonly ObjectRow[], order: Order | null, locale: string): readonly ObjectRow[] {
  if (order === null) return rows;
  const { column, descending } = order;
  const text = new Intl.Collator(locale, { numeric: true, sensitivity: "base" });
  const rankOf = ({ state }: ObjectRow): number => (state === null ? 9 : rank[state]);
  const by = (one: ObjectRow, other: ObjectRow): number =>
    column === "state" ? rankOf(one) - rankOf(other) : text.compare(one.texts[column] ?? "", other.texts[column] ?? "");
  const sign = descending ? -1 : 1;
  return [...rows].sort((one, other) => sign * by(one, other) || text.compare(one.key, other.key));
}
