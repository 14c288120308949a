import { type Static, type TSchema, Type } from "typebox";
import { oneOf } from "../config/named-fields.ts";
import { trunkSchema } from "../config/trunks.ts";

const closed = { additionalProperties: false } as const;
const text = Type.String({ minLength: 1, maxLength: 600 });
const words = Type.Object({ fr: text, en: text }, closed);
/** Under which name of `sources` it is written where we know it from. */
const source = Type.String({ minLength: 1, maxLength: 32 });

const known = <Value extends TSchema>(value: Value) => Type.Optional(Type.Object({ value, source }, closed));

const line = trunkSchema.properties;

/** Fields of a line that somebody must ask the operator for; `password` is the secret beside it. */
const ASKED = [
  "registration",
  "user",
  "authenticationName",
  "password",
  "addresses",
  "domain",
  "outboundProxy",
  "numbers",
  "transport",
  "form",
  "codecs",
  "interface",
  "identity",
  "mayPresent",
] as const;

const preset = <Question extends TSchema>(question: Question) =>
  Type.Object(
    {
      id: Type.String({ pattern: "^[a-z][a-z0-9-]{1,30}$" }),
      name: Type.String({ minLength: 1, maxLength: 64 }),
      about: words,
      sources: Type.Record(
        Type.String(),
        Type.Object(
          { title: text, where: text, dated: Type.Optional(Type.String({ pattern: "^[0-9]{4}(-[0-9]{2}){0,2}$" })) },
          closed,
        ),
      ),
      known: Type.Object(
        {
          registration: known(line.registration),
          addresses: known(line.addresses),
          domain: known(line.domain),
          transport: known(line.transport),
          form: known(line.form),
          codecs: known(line.codecs),
          identity: known(line.identity),
          expirySeconds: known(line.expirySeconds),
        },
        closed,
      ),
      asks: Type.Array(
        Type.Object(
          {
            field: oneOf(ASKED),
            question,
            /** Without an answer there is no line. */
            required: Type.Boolean(),
            /** Asked of lines of this kind only. */
            registration: Type.Optional(line.registration),
          },
          closed,
        ),
      ),
      notes: Type.Array(Type.Object({ text: words, source }, closed)),
    },
    closed,
  );

/** What is publicly known of an operator's lines, and from where; what is not known is a question, never a guess. */
export const linePresetSchema = preset(words);

/** The same as its file writes it: a question that is asked in the usual words (usual-questions.ts) has none. */
export const linePresetFileSchema = preset(Type.Optional(words));

export type Words = Static<typeof words>;
export type AskedField = (typeof ASKED)[number];
export type LinePreset = Static<typeof linePresetSchema>;
export type PresetQuestion = LinePreset["asks"][number];
