import type { Contact, NumberKind } from "../contact.ts";
import { calledName } from "../contact-names.ts";

/**
 * A contact as a card of version 3.0 (RFC 2426), which Outlook, iPhone, Android and telephones with a directory of their
 * own read alike; several of them do not read 4.0. CRLF, folded at 75 bytes.
 */
export const writeVcard = (contact: Contact): string => {
  const { id, lastName, firstName, company, numbers, mails, notes } = contact;
  return [
    "BEGIN:VCARD",
    "VERSION:3.0",
    `UID:urn:uuid:${id}`,
    `N:${escaped(lastName)};${escaped(firstName)};;;`,
    `FN:${escaped([firstName, lastName].filter((part) => part !== "").join(" ") || calledName(contact))}`,
    ...(company === "" ? [] : [`ORG:${escaped(company)}`]),
    ...numbers.map(({ kind, number }) => `TEL;TYPE=${TYPES[kind]}:${number}`),
    ...mails.map((mail) => `EMAIL;TYPE=INTERNET:${escaped(mail)}`),
    ...(notes === "" ? [] : [`NOTE:${escaped(notes)}`]),
    "END:VCARD",
  ]
    .map(folded)
    .join("");
};

const TYPES: Readonly<Record<NumberKind, string>> = {
  work: "WORK,VOICE",
  mobile: "CELL,VOICE",
  home: "HOME,VOICE",
  fax: "WORK,FAX",
  other: "VOICE",
};

/** RFC 2426 §5: separators and line ends stand in a text as codes, so that no text can begin a property of its own. */
const escaped = (text: string): string => text.replaceAll(/[\\;,]/g, "\\$&").replaceAll(/\r\n?|\n/g, "\\n");

const LONGEST_LINE = 75;

/** A character is never cut in two. */
function folded(line: string): string {
  let out = "";
  let bytes = 0;
  for (const sign of line) {
    const size = bytesOf(sign);
    if (bytes + size > LONGEST_LINE) {
      out += "\r\n ";
      bytes = 1;
    }
    out += sign;
    bytes += size;
  }
  return `${out}\r\n`;
}

const bytesOf = (sign: string): number => {
  const code = sign.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
};
