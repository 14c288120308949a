/** The office that tests run with: numbers and SIP passwords that are known beforehand. */

export interface OfficeShape {
  readonly numbers: readonly string[];
  /** Over the document as a whole. */
  readonly change?: (document: Record<string, unknown>) => Record<string, unknown>;
}

export const passwordOf = (number: string): string => `pw-${number}`;

/** `numbersFrom(201, 5)` → 201 … 205 */
export const numbersFrom = (first: number, count: number): readonly string[] =>
  Array.from({ length: count }, (_, n) => String(first + n));

/** A configuration document to import: these extensions, and group 800 with all of them. */
export function officeDocument({ numbers, change = (document) => document }: OfficeShape): Record<string, unknown> {
  return change({
    format: 1,
    extensions: numbers.map((number) => ({ number, name: `Poste ${number}`, sipPassword: passwordOf(number) })),
    groups: [{ number: "800", name: "Général", members: numbers.filter((number) => Number(number) <= 205) }],
  });
}

/** Sets fields of the section `sip`. */
export const withSip =
  (fields: Record<string, unknown>) =>
  (document: Record<string, unknown>): Record<string, unknown> => ({ ...document, sip: fields });
