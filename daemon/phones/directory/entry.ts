import type { TelephoneCard } from "../../contracts/directory.ts";
import { calledName } from "../../model/directory/contact-names.ts";
import { foldedWords } from "../../model/folded-words.ts";
import { inForm } from "../../model/plan/number-form.ts";

/** Attributes that entries have of people and numbers (RFC 4519, RFC 2798), by which they are found and shown. */
export const NAME_ATTRIBUTES = ["cn", "sn", "givenName", "o", "displayName"] as const;
export const NUMBER_ATTRIBUTES = ["telephoneNumber", "mobile", "homePhone", "facsimileTelephoneNumber"] as const;
export type NameAttribute = (typeof NAME_ATTRIBUTES)[number];
export type NumberAttribute = (typeof NUMBER_ATTRIBUTES)[number];

/** Somebody or something that telephones find in the directory, with what it is found by worked out once. */
export interface Entry {
  /** Names it, and nothing else: a UUID, or a number of the office. */
  readonly uid: string;
  readonly names: ReadonlyMap<NameAttribute, SoughtName>;
  readonly numbers: ReadonlyMap<NumberAttribute, readonly SoughtNumber[]>;
}

export interface SoughtName {
  readonly shown: string;
  /** Its words without accents and capitals, one blank before each. */
  readonly folded: string;
}

export interface SoughtNumber {
  /** As it is dialled here. */
  readonly shown: string;
  /** The same, and in E.164 without +. */
  readonly forms: readonly string[];
}

const ATTRIBUTE_OF_KIND: Readonly<Record<TelephoneCard["numbers"][number]["kind"], NumberAttribute>> = {
  work: "telephoneNumber",
  other: "telephoneNumber",
  mobile: "mobile",
  home: "homePhone",
  fax: "facsimileTelephoneNumber",
};

/** A contact of the company. */
export function contactEntry(card: TelephoneCard): Entry {
  const { id, lastName, firstName, company } = card;
  const shown = calledName(card);
  const numbers = new Map<NumberAttribute, SoughtNumber[]>();
  for (const { kind, number } of card.numbers) {
    const attribute = ATTRIBUTE_OF_KIND[kind];
    const others = numbers.get(attribute) ?? [];
    numbers.set(attribute, [...others, soughtNumber(number)]);
  }
  return {
    uid: id,
    names: namesOf({
      cn: shown,
      // Nobody is without one (RFC 4519 §3.12): who has no name of a person goes by what he has.
      ...{ sn: lastName || shown, givenName: firstName, o: company, displayName: shown },
    }),
    numbers,
  };
}

/** An extension or a group of the office; `office`: what the office calls itself. */
export function officeEntry(
  { number, name }: { readonly number: string; readonly name: string },
  office: string,
): Entry {
  const shown = name || number;
  return {
    uid: number,
    names: namesOf({ cn: shown, sn: shown, givenName: "", o: office, displayName: shown }),
    numbers: new Map([["telephoneNumber", [{ shown: number, forms: [number] }]]]),
  };
}

export const foldedName = (text: string): string =>
  foldedWords(text)
    .map((word) => ` ${word}`)
    .join("");

const namesOf = (names: Readonly<Record<NameAttribute, string>>): Entry["names"] =>
  new Map(
    NAME_ATTRIBUTES.flatMap((attribute) => {
      const shown = names[attribute];
      return shown === "" ? [] : [[attribute, { shown, folded: foldedName(shown) }]];
    }),
  );

function soughtNumber(number: string): SoughtNumber {
  const shown = inForm(number, "national", "FR");
  const international = number.replace(/^\+/, "");
  return { shown, forms: shown === international ? [shown] : [international, shown] };
}
