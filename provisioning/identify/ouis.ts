import type { Family } from "./identity.ts";

interface Owner {
  readonly family: Family;
  /** Others build telephones of another kind under the same prefix. */
  readonly shared: boolean;
}

const of = (family: Family, ...ouis: readonly string[]): [string, Owner][] =>
  ouis.map((oui) => [oui, { family, shared: false }]);

/**
 * The first three bytes of an address lead to a maker, never to a model. E434D7 is registered to nobody: it stands on
 * the guide's own sample telephone, one digit away from Depaepe's E437D7.
 */
const OWNERS = new Map<string, Owner>([
  ...of("aastra", "00085D", "0010BC", "08000F", "1400E9"),
  ...of("depaepe", "E437D7", "E434D7"),
  ...of("gigaset", "7C2F80", "002104", "589EC6", "14B370"),
  // snom's: the P series of Gigaset is built by it.
  ["000413", { family: "gigaset", shared: true }],
  ...of("yealink", "001565", "805EC0", "805E0C", "249AD8", "44DBD2", "C4FC22", "644F56", "EC1DA9"),
  ...of("yealink", "3497D7", "B061A9", "F01653"),
]);

/** Who owns the prefix of an address of 12 digits; null: nobody that we know. */
export const ownerOf = (mac: string): Owner | null => OWNERS.get(mac.slice(0, 6).toUpperCase()) ?? null;

/** The prefixes of a family that are its own, 6 upper-case digits each. */
export const ouisOf = (family: Family): readonly string[] =>
  [...OWNERS].filter(([, owner]) => owner.family === family && !owner.shared).map(([oui]) => oui);
