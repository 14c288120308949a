import type { ConfigurationDocument } from "../document.ts";
import type { Secrets } from "../secrets.ts";
import type { Change } from "./change.ts";
import { itemsAt, keyOf } from "./place.ts";
import { PLACES } from "./places.ts";

/** Numbers whose password or PIN is another one than before, or whose first one it is. */
export function changedSecrets(before: Secrets, after: Secrets): readonly string[] {
  if (before === after) return [];
  return [
    ...differing(before.extensions, after.extensions, (one) => `${one.sipPassword} ${one.passwordHash}`),
    ...differing(before.trunks ?? {}, after.trunks ?? {}, (one) => one),
    ...differing(before.agents ?? {}, after.agents ?? {}, (one) => one),
    ...differing(before.conferences ?? {}, after.conferences ?? {}, (one) => `${one.pin} ${one.ownerPin}`),
  ];
}

function differing<Secret>(
  before: Readonly<Record<string, Secret>>,
  after: Readonly<Record<string, Secret>>,
  textOf: (secret: Secret) => string,
): readonly string[] {
  const text = (secret: Secret | undefined): string | undefined => (secret === undefined ? undefined : textOf(secret));
  return Object.keys({ ...before, ...after }).filter((number) => text(before[number]) !== text(after[number]));
}

const WITH_SECRETS: ReadonlySet<string> = new Set(["extensions", "trunks", "agents", "conferences"]);

/** That the password of an object is another one, for each of these numbers that both documents have. */
export function secretChanges(
  before: ConfigurationDocument,
  after: ConfigurationDocument,
  numbers: readonly string[],
): readonly Change[] {
  const wanted = new Set(numbers);
  return PLACES.filter(({ id }) => WITH_SECRETS.has(id)).flatMap((place) => {
    const known = new Set(itemsAt(before, place).map((item) => keyOf(place, item)));
    return itemsAt(after, place).flatMap((item): Change[] => {
      const key = keyOf(place, item);
      if (!wanted.has(key) || !known.has(key)) return [];
      const sides = { before: item, after: item, beforeIndex: -1, afterIndex: -1 };
      return [{ id: `${place.id}/${key}/secret`, place, kind: "secret", ...sides }];
    });
  });
}
