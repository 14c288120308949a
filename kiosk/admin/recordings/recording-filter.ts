import { type Query, queryOf, searchOf } from "../../place/query.ts";

/** Which recordings are shown; empty: all. As it stands in the address of the page. */
export interface RecordingFilter {
  readonly number: string;
  readonly rule: string;
  readonly call: string;
}

export function filterOf(search: string): RecordingFilter {
  const { numero = "", regle = "", appel = "" } = queryOf(search);
  return { number: numero.slice(0, 40), rule: regle.slice(0, 64), call: appel.slice(0, 64) };
}

export const addressOf = ({ number, rule, call }: RecordingFilter): string =>
  searchOf({ numero: number.trim(), regle: rule, appel: call });

/** As it is asked. */
export const recordingQueryOf = (filter: RecordingFilter): Query =>
  Object.fromEntries(Object.entries({ ...filter, number: filter.number.trim() }).filter(([, value]) => value !== ""));
