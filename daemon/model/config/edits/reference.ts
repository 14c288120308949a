export const REFERENCE_KINDS = [
  "extension",
  "group",
  "agent",
  "trunk",
  "outbound-rule",
  "message-rule",
  "inbound-rule",
  "external-number",
  "short-number",
  "menu",
  "conference",
  "mailbox",
  "site",
] as const;

/** Who names an object of the document [POS-18]. `number` is empty where it has none. */
export interface Reference {
  readonly kind: (typeof REFERENCE_KINDS)[number];
  readonly number: string;
  readonly name: string;
}
