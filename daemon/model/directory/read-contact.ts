import { Check } from "typebox/value";
import type { Words } from "../config/field.ts";
import { words } from "../config/field.ts";
import { type Issue, pointer } from "../config/issue.ts";
import { shapeIssues } from "../config/shape.ts";
import { type Country, type NoNumber, toE164 } from "../plan/phone-number.ts";
import { type ContactFields, contactFieldsSchema, type WrittenContact } from "./contact.ts";

export type ReadContact =
  | { readonly kind: "contact"; readonly fields: ContactFields }
  | { readonly kind: "issues"; readonly issues: readonly Issue[] };

/**
 * What was written, as it is kept: texts without what surrounds them, numbers in E.164, nothing twice, nothing empty; or
 * all that is wrong with it. Paths begin at the contact: `/numbers/0/number`.
 */
export function readContact(written: WrittenContact, country: Country = "FR"): ReadContact {
  const { lastName = "", firstName = "", company = "", notes = "", mails = [], numbers = [] } = written;
  const read = numbers.map(({ kind, number }, index) => ({ kind, ...numberIn(number, index, country) }));
  const fields = {
    lastName: oneLine(lastName),
    firstName: oneLine(firstName),
    company: oneLine(company),
    notes: notes.replaceAll(/\r\n?/g, "\n").trim(),
    mails: [...new Set(mails.map((mail) => mail.trim()).filter((mail) => mail !== ""))],
    numbers: once(read.flatMap(({ kind, number }) => (number === null ? [] : [{ kind, number }]))),
  };
  const issues = [
    ...(fields.lastName + fields.firstName + fields.company === "" ? [nameless] : []),
    ...read.flatMap(({ issue }) => (issue === null ? [] : [issue])),
    ...shapeIssues(contactFieldsSchema, fields),
  ];
  return issues.length === 0 && Check(contactFieldsSchema, fields)
    ? { kind: "contact", fields }
    : { kind: "issues", issues };
}

interface NumberIn {
  readonly number: string | null;
  readonly issue: Issue | null;
}

/** An empty one is left out: a form has a row for it. */
function numberIn(written: string, index: number, country: Country): NumberIn {
  const reading = toE164(written, country);
  if (reading.kind !== "none") return { number: reading.number, issue: null };
  if (reading.reason === "empty") return { number: null, issue: null };
  const why = WHY[reading.reason];
  const issue = {
    path: pointer("numbers", index, "number"),
    code: `number-${reading.reason}`,
    message: `Ce numéro n'est pas retenu : ${why.fr}.`,
    english: `This number cannot be kept: ${why.en}.`,
  };
  return { number: null, issue };
}

const WHY: Readonly<Record<Exclude<NoNumber, "empty">, Words>> = {
  anonymous: words("c'est un appelant masqué", "it is a hidden caller"),
  "star-code": words("c'est un code, pas un numéro d'abonné", "it is a code, not the number of a subscriber"),
  "not-digits": words("il n'est pas fait que de chiffres", "it is not made of digits alone"),
  "too-short": words("il manque des chiffres", "digits are missing"),
  "too-long": words("il y a trop de chiffres", "there are too many digits"),
  "unknown-country-code": words("aucun pays n'a cet indicatif", "no country has this code"),
  "not-in-plan": words("aucun abonné n'a un tel numéro", "no subscriber has such a number"),
};

const oneLine = (text: string): string => text.replaceAll(/\s+/g, " ").trim();

const once = (numbers: ContactFields["numbers"]): ContactFields["numbers"] =>
  numbers.filter(
    ({ kind, number }, at) => numbers.findIndex((one) => one.kind === kind && one.number === number) === at,
  );

const nameless: Issue = {
  path: "/lastName",
  code: "nameless",
  message: "Il faut un nom, un prénom ou une société.",
  english: "A name, a first name or a company is needed.",
};
