import type { DirectoryAsked, Listed, Sought } from "../../directory-page.ts";
import { elementOf, textElement, XML_DECLARATION } from "../../keys/xml-element.ts";

/** Entries in one answer, whatever was asked for. */
const MOST = 100;
/** Parameters that are numbers somebody may be looked for by: fixed, mobile, SIP, fax. */
const NUMBERS = ["hm", "mb", "sip", "fx"] as const;

/**
 * Gigaset's protocol for directories (« Phonebook Search », 1.4): every parameter is there, `*` in those that do not
 * matter; a number alone asks who calls.
 */
export function gigasetDirectoryPage({ query, find }: DirectoryAsked): string {
  const type = /^[a-z]{2}$/.exec(query.get("type") ?? "")?.[0] ?? "pb";
  const command = query.get("command") ?? "get_list";
  if (command !== "get_list") {
    // 2: it is not understood.
    return `${XML_DECLARATION}<error response="get_list" type="${type}"><errorid>2</errorid></error>`;
  }
  const { sought, by } = soughtIn(query);
  const entries = find(sought).flatMap(entriesOf);
  if (entries.length === 0) {
    return `${XML_DECLARATION}<list response="get_list" type="${type}" notfound="${by}" total="0"/>`;
  }
  const { from, count } = windowOf(query, entries.length);
  const shown = withinBytes(entries.slice(from, from + count), countIn(query.get("limit"), Number.POSITIVE_INFINITY));
  const place = `total="${entries.length}" first="${from + 1}" last="${from + shown.length}"`;
  return `${XML_DECLARATION}<list response="get_list" type="${type}" ${place}>${shown.join("")}</list>`;
}

/** What is looked for, and the parameter to name when nobody is found. */
function soughtIn(query: ReadonlyMap<string, string>): { readonly sought: Sought; readonly by: string } {
  const said = (name: string): string | null => {
    const value = (query.get(name) ?? "*").trim();
    return value === "" || value === "*" ? null : value;
  };
  for (const by of NUMBERS) {
    const number = said(by);
    if (number === null) continue;
    const bare = number.replace(/\*$/, "");
    return { by, sought: { kind: "number", number: bare, isWhole: bare === number } };
  }
  const names = [said("ln"), said("fn")].map((one) => one?.replaceAll("*", " ") ?? "");
  return { by: "ln", sought: { kind: "name", begins: names.join(" ").trim() } };
}

/** An entry has one fixed number and one mobile: who has more of a kind stands there again. */
function entriesOf({ lastName, firstName, numbers }: Listed): readonly string[] {
  const of = (...kinds: readonly string[]) =>
    kinds.flatMap((kind) => numbers.filter((one) => one.kind === kind).map(({ number }) => number));
  const [fixed, mobile] = [of("work", "home"), of("mobile")];
  return Array.from({ length: Math.max(fixed.length, mobile.length) }, (_, at) =>
    elementOf(
      "entry",
      textElement("ln", lastName),
      ...(firstName === "" ? [] : [textElement("fn", firstName)]),
      ...(fixed[at] === undefined ? [] : [textElement("hm", fixed[at])]),
      ...(mobile[at] === undefined ? [] : [textElement("mb", mobile[at])]),
    ),
  );
}

/** `first` counts from 1; `last` is the end of what is asked for, -1 the last of all. */
function windowOf(
  query: ReadonlyMap<string, string>,
  total: number,
): { readonly from: number; readonly count: number } {
  const count = Math.max(1, Math.min(MOST, countIn(query.get("count"), MOST)));
  const last = query.get("last");
  if (last !== undefined && /^-?\d{1,6}$/.test(last) && Number(last) !== 0) {
    const end = Number(last) < 0 ? total : Math.min(total, Number(last));
    return { from: Math.max(0, end - count), count: Math.min(count, end) };
  }
  const from = countIn(query.get("first"), 1) - 1;
  return { from: from >= 0 && from < total ? from : 0, count };
}

const countIn = (written: string | undefined, otherwise: number): number =>
  /^\d{1,6}$/.test(written ?? "") ? Number(written) : otherwise;

/** What holds it all: the declaration and the list. */
const FRAME_BYTES = 200;

/** As many as an answer of so many bytes holds, one at least. */
function withinBytes(entries: readonly string[], limit: number): readonly string[] {
  let bytes = FRAME_BYTES;
  const fitting = entries.findIndex((entry) => {
    bytes += new TextEncoder().encode(entry).length;
    return bytes > limit;
  });
  return fitting < 0 ? entries : entries.slice(0, Math.max(1, fitting));
}
