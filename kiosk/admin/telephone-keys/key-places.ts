import { inPlaceOrder } from "../../../daemon/model/config/telephone-keys.ts";
import { type Draft, type DraftValue, isDraft } from "../../forms/draft.ts";

/** Where a key stands: 0 the telephone itself, 1 to 3 a module; its place there, from 1. */
export interface KeyPlace {
  readonly module: number;
  readonly position: number;
}

/** How many keys there are, as far as that is known. */
export interface KeyParts {
  readonly own: number;
  /** Its first key is the line unless another key is, or it is told otherwise. */
  readonly firstIsLine: boolean;
  readonly modules: number;
  readonly moduleKeys: number;
}

/** What an administrator may count up to where the model does not say (model/config/telephone-keys.ts). */
const MOST = 100;

export const placeOf = (key: Draft): KeyPlace => ({
  module: Number(key.module) || 0,
  position: Number(key.position) || 0,
});

export const isSamePlace = (one: KeyPlace, other: KeyPlace): boolean =>
  one.module === other.module && one.position === other.position;

/** Whether the model has this key; true where nothing is known of it. */
export function isThere({ module, position }: KeyPlace, parts: KeyParts | null): boolean {
  if (parts === null) return true;
  return module === 0 ? position <= parts.own : module <= parts.modules && position <= parts.moduleKeys;
}

/** The keys of a draft by their places. */
export const sortedKeys = (list: readonly DraftValue[]): readonly Draft[] => {
  const keys = list.filter(isDraft);
  return inPlaceOrder(keys.map((key) => ({ ...placeOf(key), key }))).map(({ key }) => key);
};

/** The key that stands at `from`, at another place: who stood there goes where it came from. */
export function movedKey(list: readonly DraftValue[], from: KeyPlace, to: KeyPlace): readonly Draft[] {
  const at = (key: Draft, { module, position }: KeyPlace): Draft => ({
    ...key,
    module: String(module),
    position: String(position),
  });
  return sortedKeys(
    list.filter(isDraft).map((key) => {
      const place = placeOf(key);
      if (isSamePlace(place, from)) return at(key, to);
      return isSamePlace(place, to) ? at(key, from) : key;
    }),
  );
}

const FIRST: KeyPlace = { module: 0, position: 1 };

/** Whether the first key will be the line without being told; a model that is not known may be one that does so. */
export function isLineFirst(list: readonly DraftValue[], parts: KeyParts | null): boolean {
  const isOther = (key: Draft) => isSamePlace(placeOf(key), FIRST) || (isDraft(key.does) && key.does.kind === "line");
  return (parts?.firstIsLine ?? true) && !list.filter(isDraft).some(isOther);
}

/** The first place that nobody has: on the telephone, then on its modules, then where the line would stand; null: all are taken. */
export function firstFree(list: readonly DraftValue[], parts: KeyParts | null): KeyPlace | null {
  const taken = list.filter(isDraft).map(placeOf);
  if (!isLineFirst(list, parts)) return freeOf(taken, parts);
  return freeOf([...taken, FIRST], parts) ?? (isThere(FIRST, parts) ? FIRST : null);
}

function freeOf(taken: readonly KeyPlace[], parts: KeyParts | null): KeyPlace | null {
  const { own, modules, moduleKeys } = parts ?? { own: MOST, modules: 0, moduleKeys: 0 };
  for (const module of Array.from({ length: modules + 1 }, (_, index) => index)) {
    for (let position = 1; position <= (module === 0 ? own : moduleKeys); position++) {
      if (!taken.some((one) => isSamePlace(one, { module, position }))) return { module, position };
    }
  }
  return null;
}
