import { type Static, type TSchema, Type } from "typebox";
import { issueSchema } from "../model/config/issue.ts";
import { oneOf } from "../model/config/named-fields.ts";
import { contactIdSchema, contactSchema, MOST_CONTACTS, writtenContactSchema } from "../model/directory/contact.ts";
import { importedContactSchema } from "../model/directory/imported-contact.ts";
import { unwritableSchema } from "./revision.ts";

/** The company directory [MEX-05]: live, nothing of it waits for a reload. Times: milliseconds since the epoch. */

const closed = { additionalProperties: false } as const;
const author = Type.String({ minLength: 1, maxLength: 64 });
const contact = contactIdSchema;
const refused = Type.Object({ kind: Type.Literal("issues"), issues: Type.Array(issueSchema) }, closed);
const unknown = Type.Object({ kind: Type.Literal("unknown") }, closed);
/** Somebody has changed it since `version`. */
const conflict = Type.Object({ kind: Type.Literal("conflict") }, closed);
const saved = Type.Object({ kind: Type.Literal("saved"), contact: contactSchema }, closed);

/** What is left out is empty in a new contact, and stays what it was in one that is changed. */
export const contactChangeSchema = Type.Partial(writtenContactSchema, closed);

export const contactSearchSchema = Type.Object(
  {
    /** Words that begin those of a name or company, or digits of a number; empty: all. */
    search: Type.String({ maxLength: 200 }),
    /** `next` of the page before; null: from the beginning. */
    after: Type.Union([Type.String({ maxLength: 400 }), Type.Null()]),
    limit: Type.Integer({ minimum: 1, maximum: 1000 }),
  },
  closed,
);

/** In French order of their names; `total`: of those that are looked for. */
export const contactPageSchema = Type.Object(
  {
    items: Type.Array(contactSchema),
    next: Type.Union([Type.String(), Type.Null()]),
    total: Type.Integer({ minimum: 0 }),
  },
  closed,
);

/** What becomes of every line of a table, or of every card; nothing is saved while one of them is wrong. */
export const contactReportSchema = Type.Object(
  {
    saved: Type.Boolean(),
    lines: Type.Array(
      Type.Object(
        {
          /** Where it begins in the file, from 1. */
          line: Type.Integer({ minimum: 1 }),
          name: Type.String(),
          outcome: oneOf(["add", "change", "same", "wrong"]),
          /** Paths begin at the contact: `/numbers/0/number`. */
          issues: Type.Array(issueSchema),
        },
        closed,
      ),
    ),
    /** Titles of columns, or names of properties, that a contact has no place for. */
    leftOut: Type.Array(Type.String()),
  },
  closed,
);

/** Changes whenever a contact is added, changed or removed; says nothing of it. Null: not since `store` began. */
export const directoryChangedSchema = Type.Object({ changedAt: Type.Union([Type.Integer(), Type.Null()]) }, closed);

/** A name with the numbers outside that are shown by it, in E.164: nothing else of a contact. */
export const namedNumbersSchema = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 400 }),
    numbers: Type.Array(Type.String({ pattern: "^\\+[0-9]{4,15}$" })),
  },
  closed,
);

/** A page of one state of the directory. */
const pageOf = <Item extends TSchema>(item: Item) =>
  Type.Union([
    Type.Object(
      {
        kind: Type.Literal("page"),
        /** Of which state of the directory all pages are. */
        state: Type.Integer(),
        items: Type.Array(item, { maxItems: 1000 }),
        /** `from` of the page after; null: that was the last. */
        next: Type.Union([Type.Integer(), Type.Null()]),
      },
      closed,
    ),
    /** It is another one since the first page, or not read from the disk yet: `directory.changed` follows. */
    Type.Object({ kind: Type.Literal("changed") }, closed),
  ]);

export const namesPageSchema = pageOf(namedNumbersSchema);

/** What telephones show of a contact: its notes and addresses stay where they are. */
export const telephoneCardSchema = Type.Pick(
  contactSchema,
  ["id", "lastName", "firstName", "company", "numbers"],
  closed,
);

export const cardsPageSchema = pageOf(telephoneCardSchema);

/** A page of all of them; `state` null: of now. */
const pageOfState = Type.Object(
  {
    state: Type.Union([Type.Integer(), Type.Null()]),
    from: Type.Integer({ minimum: 0 }),
    limit: Type.Integer({ minimum: 1, maximum: 1000 }),
  },
  closed,
);

/** Part of storeContract. */
export const directoryMethods = {
  "directory.list": { request: contactSearchSchema, answer: contactPageSchema },
  "directory.get": {
    request: Type.Object({ contact }, closed),
    answer: Type.Object({ contact: Type.Union([contactSchema, Type.Null()]) }, closed),
  },
  /** Names of contacts by numbers as lines write them, in their order; null: none, or a number of the office. */
  "directory.names": {
    request: Type.Object({ numbers: Type.Array(Type.String({ maxLength: 64 }), { maxItems: 4000 }) }, closed),
    answer: Type.Object({ names: Type.Array(Type.Union([Type.String(), Type.Null()])) }, closed),
  },
  /** From now on this peer is told `directory.changed`. */
  "directory.follow": { request: Type.Object({}, closed), answer: Type.Object({}, closed) },
  /** All numbers outside with their names, for who must know them without asking. */
  "directory.numbers": {
    request: pageOfState,
    answer: namesPageSchema,
  },
  /** All contacts in French order, for the telephones that look them up. */
  "directory.cards": { request: pageOfState, answer: cardsPageSchema },
  "directory.add": {
    request: Type.Object({ fields: contactChangeSchema, author }, closed),
    answer: Type.Union([saved, refused, unwritableSchema]),
  },
  /** `version`: the one that the author has seen; null: whatever it is. */
  "directory.change": {
    request: Type.Object(
      {
        contact,
        version: Type.Union([Type.Integer({ minimum: 1 }), Type.Null()]),
        fields: contactChangeSchema,
        author,
      },
      closed,
    ),
    answer: Type.Union([saved, refused, unknown, conflict, unwritableSchema]),
  },
  /** All that are still there; with a version only that one. Each has its line in the audit. */
  "directory.remove": {
    request: Type.Object(
      {
        contacts: Type.Array(contact, { minItems: 1, maxItems: MOST_CONTACTS }),
        version: Type.Union([Type.Integer({ minimum: 1 }), Type.Null()]),
        author,
      },
      closed,
    ),
    answer: Type.Union([
      Type.Object({ kind: Type.Literal("removed"), count: Type.Integer({ minimum: 0 }) }, closed),
      conflict,
      unwritableSchema,
    ]),
  },
  /** All in one batch, or none; `isTry`: only what would become of it. */
  "directory.import": {
    request: Type.Object(
      {
        contacts: Type.Array(importedContactSchema, { maxItems: MOST_CONTACTS + 1 }),
        leftOut: Type.Array(Type.String()),
        isTry: Type.Boolean(),
        author,
      },
      closed,
    ),
    answer: Type.Union([
      Type.Object({ kind: Type.Literal("report"), report: contactReportSchema }, closed),
      unwritableSchema,
    ]),
  },
  /** Somebody takes the directory away: noted in the audit before the first contact leaves. */
  "directory.exported": {
    request: Type.Object({ author, text: Type.String({ maxLength: 500 }) }, closed),
    answer: Type.Object({}, closed),
  },
} as const;

export type NamesPage = Static<typeof namesPageSchema>;
export type TelephoneCard = Static<typeof telephoneCardSchema>;
export type CardsPage = Static<typeof cardsPageSchema>;
export type ContactPage = Static<typeof contactPageSchema>;
export type ContactReport = Static<typeof contactReportSchema>;
