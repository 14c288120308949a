/** What stands behind a path: names and values. */
export type Query = Readonly<Record<string, string>>;

/** The values of an address (`?numero=201`); what is empty is not there. A name that stands twice counts once. */
export const queryOf = (search: string): Query =>
  Object.fromEntries([...new URLSearchParams(search)].filter(([, value]) => value !== ""));

/** The address of values, or empty; those that are empty are left out. */
export function searchOf(query: Query): string {
  const text = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== "")).toString();
  return text === "" ? "" : `?${text}`;
}
