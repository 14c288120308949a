import type { ConfigurationDocument } from "../document.ts";

/** Who names a number: a group with its members; later rules, profiles, lines [POS-18]. */
export interface Reference {
  readonly kind: "group";
  readonly number: string;
  readonly name: string;
}

/** Everything that names this number, in the order of the document. What may name numbers later joins here. */
export const referencesTo = ({ groups }: ConfigurationDocument, to: string): readonly Reference[] =>
  groups
    .filter(({ members }) => members.includes(to))
    .map(({ number, name }): Reference => ({ kind: "group", number, name }));

/** The same document with every reference rewritten; null takes it out. */
export function withReferences(
  document: ConfigurationDocument,
  change: (number: string) => string | null,
): ConfigurationDocument {
  const groups = document.groups.map((group) => ({
    ...group,
    members: group.members.flatMap((member) => change(member) ?? []),
  }));
  return { ...document, groups };
}
