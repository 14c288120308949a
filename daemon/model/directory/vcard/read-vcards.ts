import { charactersOf } from "../../config/csv/read-csv.ts";
import { toE164 } from "../../plan/phone-number.ts";
import { printable } from "../../printable.ts";
import { MOST_CONTACTS, type NumberKind } from "../contact.ts";
import type { ImportedContact } from "../imported-contact.ts";
import type { ReadContacts } from "../read-contacts-csv.ts";
import { type CardLine, cardLines } from "./card-lines.ts";
import { cardParts, cardText, cardWhole } from "./card-value.ts";

/** Names of properties that are left out and told, at most. */
const MOST_LEFT_OUT = 20;
/** Of one card; more is none that a telephone wrote. */
const MOST_LINES = 1_000;

/** Says nothing of the contact, and is not missed. */
const NOT_MISSED: ReadonlySet<string> = new Set(["VERSION", "PRODID", "REV", "KIND", "SORT-STRING", "FN", "CLASS"]);

/**
 * Reads the cards of a file as Outlook, iPhone and Android write them: versions 2.1, 3.0 and 4.0 (RFC 6350). A number that
 * is none here (a code of an operator) goes to the notes, so that one card does not hold up all others. Never throws.
 */
export function readVcards(bytes: Uint8Array): ReadContacts {
  const contacts: ImportedContact[] = [];
  const leftOut = new Set<string>();
  let card: CardLine[] | null = null;
  let isAgent = false;
  const close = () => {
    if (card !== null) contacts.push(contactIn(card));
    card = null;
  };
  for (const line of cardLines(asCharacters(bytes))) {
    const isCard = line.value.trim().toUpperCase() === "VCARD";
    if (line.name === "BEGIN" && isCard) {
      // The agent of version 2.1 is a card within another one; any other one that begins ends a card that was cut off.
      isAgent = card?.at(-1)?.name === "AGENT";
      if (isAgent) continue;
      close();
      card = [line];
    } else if (line.name === "END" && isCard) {
      if (!isAgent) close();
      isAgent = false;
    } else if (!isAgent && card !== null && card.length < MOST_LINES) {
      card.push(line);
      const isMissed = !READ.has(line.name) && !NOT_MISSED.has(line.name) && !line.name.startsWith("X-");
      if (isMissed && leftOut.size < MOST_LEFT_OUT) leftOut.add(printable(line.name));
    }
    if (contacts.length > MOST_CONTACTS) return { kind: "refused", issue: tooMany };
  }
  close();
  if (contacts.length === 0) return { kind: "refused", issue: noCard };
  return { kind: "contacts", contacts, leftOut: [...leftOut] };
}

/** One character for each byte: what a line is does not depend on what its characters are. UTF-16 becomes UTF-8 first. */
function asCharacters(bytes: Uint8Array): string {
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
  const own = wide === null ? bytes : new TextEncoder().encode(new TextDecoder(wide).decode(bytes));
  const hasMark = own[0] === 0xef && own[1] === 0xbb && own[2] === 0xbf;
  return charactersOf(hasMark ? own.subarray(3) : own);
}

const READ: ReadonlySet<string> = new Set(["BEGIN", "N", "FN", "ORG", "TEL", "EMAIL", "NOTE", "UID"]);

function contactIn(card: readonly CardLine[]): ImportedContact {
  const all = (name: string) => card.filter((line) => line.name === name);
  const first = (name: string): string => all(name).map(cardText)[0] ?? "";
  const [family = "", given = "", middle = ""] = cardParts(first("N"), ";").map(inOne);
  const company = cardParts(first("ORG"), ";")
    .map(inOne)
    .filter((part) => part !== "")
    .join(", ");
  const shown = inOne(cardWhole(first("FN")));
  const isNamed = family + given !== "";
  const numbers = all("TEL").map((line) => ({ kind: kindOf(line), number: numberIn(cardWhole(cardText(line))) }));
  const kept = numbers.filter(isNumber);
  const strange = numbers.filter((one) => !kept.includes(one) && one.number !== "");
  const notes = [
    ...all("NOTE").map((line) => cardWhole(cardText(line)).trim()),
    ...strange.map(({ number }) => `Tél. ${number}`),
  ];
  const id = ID.exec(cardWhole(first("UID")).toLowerCase())?.[1];
  return {
    line: card[0]?.line ?? 1,
    ...(id === undefined ? {} : { id }),
    // A card of a company shows it in the place of a name.
    lastName: isNamed ? family : shown === company ? "" : shown,
    firstName: [given, middle].filter((part) => part !== "").join(" "),
    company,
    numbers: kept,
    mails: all("EMAIL").map((line) =>
      cardWhole(cardText(line))
        .trim()
        .replace(/^mailto:/i, ""),
    ),
    notes: notes.filter((note) => note !== "").join("\n"),
    whole: [],
    adds: true,
  };
}

const inOne = (text: string): string => text.replaceAll(/\s+/g, " ").trim();

const isNumber = ({ number }: { readonly number: string }): boolean => toE164(number).kind !== "none";

/** Version 4.0 writes `tel:+33-1-22;ext=5`. */
const numberIn = (value: string): string => inOne(value.replace(/^tel:/i, "").replace(/;.*$/, ""));

/** The most telling of its types: a mobile for work is a mobile. */
function kindOf({ parameters }: CardLine): NumberKind {
  const types = new Set(parameters.filter(([name]) => name === "" || name === "TYPE").map(([, value]) => value));
  if (types.has("FAX")) return "fax";
  if (types.has("CELL") || types.has("IPHONE") || types.has("MOBILE")) return "mobile";
  if (types.has("WORK") || types.has("MAIN")) return "work";
  return types.has("HOME") ? "home" : "other";
}

const ID = /^(?:urn:uuid:)?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

const noCard = {
  path: "",
  code: "vcard-none",
  message: "Ce fichier n'a aucune fiche vCard (BEGIN:VCARD … END:VCARD).",
  english: "There is no vCard in this file (BEGIN:VCARD … END:VCARD).",
};

const tooMany = {
  path: "",
  code: "vcard-too-many",
  message: `Ce fichier a plus de ${MOST_CONTACTS} fiches.`,
  english: `There are more than ${MOST_CONTACTS} cards in this file.`,
};
