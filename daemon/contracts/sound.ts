import { type Static, Type } from "typebox";
import { audioSchema, SOUND_NAME, spokenTextSchema } from "../model/config/audio.ts";
import { oneOf } from "../model/config/named-fields.ts";
import { unwritableSchema } from "./revision.ts";

/** Sounds that were uploaded, and how they and typed texts are listened to before they are saved. */

const closed = { additionalProperties: false } as const;

/** Bytes of one file: about ten minutes of MP3. As text it still fits into a frame (kit/frames.ts). */
export const LARGEST_SOUND = 10 * 1024 * 1024;
/** As text for a socket, four characters for three bytes. */
const LARGEST_TEXT = Math.ceil(LARGEST_SOUND / 3) * 4;

/** How the samples of a `.raw` file are written; the first is meant when nothing is said. */
export const RAW_KINDS = ["slin8", "slin16", "alaw", "ulaw"] as const;
export const rawKindSchema = oneOf(RAW_KINDS);

export const soundNameSchema = Type.String({ pattern: SOUND_NAME });
export const fileNameSchema = Type.String({ minLength: 1, maxLength: 128, pattern: "^[^\\u0000-\\u001f\\u007f]*$" });

/** A sound that `store` keeps. */
export const soundSchema = Type.Object(
  {
    /** SHA-256 of what is kept: what a configuration names it by. */
    sound: soundNameSchema,
    /** As whoever uploaded it called it. */
    name: fileNameSchema,
    bytes: Type.Integer({ minimum: 1 }),
    seconds: Type.Number(),
    addedAt: Type.Integer(),
  },
  closed,
);

/** As a block has it; the nominal one without it. */
const volume = Type.Optional(audioSchema.properties.volume);

const refused = Type.Object({ kind: Type.Literal("refused"), message: Type.String(), english: Type.String() }, closed);

/** Where a rendered sound can be read: by `ready.read`, piece by piece. */
const ready = Type.Object({ kind: Type.Literal("ready"), ready: soundNameSchema }, closed);

/** Part of storeContract. */
export const soundMethods = {
  /** Decodes it once, in a child with limits, and keeps it as it came. The same file twice is one sound. */
  "sound.add": {
    request: Type.Object(
      {
        name: fileNameSchema,
        /** Of a file whose name ends in `.raw`. */
        raw: Type.Optional(rawKindSchema),
        /** Base64. */
        bytes: Type.String({ maxLength: LARGEST_TEXT }),
        author: Type.String({ minLength: 1, maxLength: 64 }),
      },
      closed,
    ),
    answer: Type.Union([
      Type.Object({ kind: Type.Literal("added"), sound: soundSchema }, closed),
      refused,
      unwritableSchema,
    ]),
  },
  "sound.list": {
    request: Type.Object({}, closed),
    answer: Type.Object({ items: Type.Array(soundSchema) }, closed),
  },
  /** An uploaded sound as callers hear it. */
  "sound.hear": {
    request: Type.Object({ sound: soundNameSchema, volume }, closed),
    answer: Type.Union([ready, refused, unwritableSchema]),
  },
  /** A text as callers hear it, with the dictionary of the saved configuration. */
  "voice.say": {
    request: Type.Object({ text: spokenTextSchema, volume }, closed),
    answer: Type.Union([ready, refused, unwritableSchema]),
  },
  /** A piece of a rendered sound, a WAV of 16 kHz, from byte `at` on; base64, and null when it was the last. */
  "ready.read": {
    request: Type.Object({ ready: soundNameSchema, at: Type.Integer({ minimum: 0 }) }, closed),
    answer: Type.Object({ bytes: Type.String(), next: Type.Union([Type.Integer(), Type.Null()]) }, closed),
  },
} as const;

export type Sound = Static<typeof soundSchema>;
export type RawKind = (typeof RAW_KINDS)[number];

/** Milliseconds that rendering may take: a file of ten minutes on a small box, behind another one. */
export const RENDERING_MS = 180_000;
