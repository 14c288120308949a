import { isSpelled, isSpelledWhole } from "../../../model/keys-of-name.ts";
import type { PbxExtension } from "../../../model/snapshot/pbx-view.ts";

/** Extensions that can be asked for by what was keyed in: who bears just that name first, then by name. Pure. */
export function namesFound(extensions: Iterable<PbxExtension>, keys: string): readonly PbxExtension[] {
  const found = [...extensions].filter(({ isListed, name }) => isListed && isSpelled(name, keys));
  const whole = (name: string): number => (isSpelledWhole(name, keys) ? 0 : 1);
  return found.sort(
    (one, other) =>
      whole(one.name) - whole(other.name) ||
      one.name.localeCompare(other.name, "fr") ||
      one.number.localeCompare(other.number),
  );
}
