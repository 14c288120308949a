import { type Static, Type } from "typebox";
import { defineContract } from "../kit/contract.ts";
import { issueSchema } from "../model/config/issue.ts";
import { oneOf } from "../model/config/named-fields.ts";
import { auditFilterSchema, auditLineSchema } from "./audit.ts";
import { callRecordSchema } from "./call-record.ts";
import { directoryChangedSchema, directoryMethods } from "./directory.ts";
import { mailMethods, mailTroubleSchema } from "./mail.ts";
import {
  messageFactSchema,
  messageFilterSchema,
  messageRecordSchema,
  messagesChangedSchema,
} from "./message-record.ts";
import { recordFilterSchema } from "./record-filter.ts";
import { recordingFactSchema, recordingMethods } from "./recording.ts";
import {
  reloadAnswerSchema,
  reloadReportSchema,
  revisionSchema,
  tracedRevisionSchema,
  unwritableSchema,
} from "./revision.ts";
import { soundMethods } from "./sound.ts";
import { statisticsMethods } from "./statistics.ts";
import { accessMethods } from "./store-access.ts";
import { consumerMethods } from "./store-consumer.ts";
import { voiceMessageFactSchema } from "./voice-message.ts";

/**
 * What others may ask of `store`, on the socket `run/store.sock` of the home. Times: milliseconds since the epoch.
 * What the recharger asks of those who run from a snapshot (`snapshot.…`, answered by them) is in store-consumer.ts.
 */

const closed = { additionalProperties: false } as const;
const nothing = Type.Object({}, closed);
const revision = Type.Integer({ minimum: 1 });
const author = Type.String({ minLength: 1, maxLength: 64 });
const personName = Type.String({ minLength: 1, maxLength: 64 });
const password = Type.String({ minLength: 1, maxLength: 128 });
const message = Type.String({ minLength: 1, maxLength: 64 });

export const commitAnswerSchema = Type.Union([
  /** `changed` is false when the document was already the saved one: no revision was made, `revision` is the saved one. */
  Type.Object(
    {
      kind: Type.Literal("committed"),
      revision,
      changed: Type.Boolean(),
      /** What will not do as somebody may expect; absent: nothing was found. */
      warnings: Type.Optional(Type.Array(issueSchema)),
    },
    closed,
  ),
  Type.Object({ kind: Type.Literal("issues"), issues: Type.Array(issueSchema) }, closed),
  /** Somebody saved since `base`; `saved` is what is saved now. */
  Type.Object(
    { kind: Type.Literal("conflict"), saved: revisionSchema, message: Type.String(), english: Type.String() },
    closed,
  ),
  /** Undo to a revision that does not exist. */
  Type.Object({ kind: Type.Literal("unknown-revision"), message: Type.String(), english: Type.String() }, closed),
  unwritableSchema,
]);

const takenOut = { deleted: Type.Integer(), hidden: Type.Integer() } as const;

/** What was taken out of the journal last: calls that had been kept long enough, and digits of numbers outside. */
export const retainedSchema = Type.Object(
  { at: Type.Integer(), ...takenOut, messages: Type.Object(takenOut, closed) },
  closed,
);

export const storeStatusSchema = Type.Object(
  {
    /** Null only while the database cannot be opened and there is no mirror either. */
    saved: Type.Union([revisionSchema, Type.Null()]),
    running: Type.Union([Type.Object({ revision, at: Type.Integer(), author: Type.String() }, closed), Type.Null()]),
    /** Saved changes wait for a reload [REC-02]: what is saved says something else than what runs. */
    reloadNeeded: Type.Boolean(),
    reloading: Type.Boolean(),
    /** The reload that is under way, or the last one since this process started; null: none. */
    lastReload: Type.Union([reloadReportSchema, Type.Null()]),
    database: Type.Object(
      {
        /** `open`; `read-only`: reads go on, commits are refused and tried again; `closed`: not even reads of records. */
        state: Type.Union([Type.Literal("open"), Type.Literal("read-only"), Type.Literal("closed")]),
        /** Why it is not open; what was repaired or rebuilt at start; empty when all is well. */
        detail: Type.String(),
        /** The mirror holds the saved revision. */
        mirrored: Type.Boolean(),
      },
      closed,
    ),
    /** Null: nothing yet. */
    retained: Type.Union([retainedSchema, Type.Null()]),
    consumers: Type.Array(Type.Object({ name: Type.String(), revision: Type.Union([revision, Type.Null()]) }, closed)),
  },
  closed,
);

export const factSchema = Type.Union([
  Type.Object({ kind: Type.Literal("call-record"), record: callRecordSchema }, closed),
  Type.Object(
    {
      kind: Type.Literal("audit"),
      at: Type.Integer(),
      author,
      /** What was done, as `subject.verb`: `service.stop`. */
      action: Type.String({ minLength: 1, maxLength: 64 }),
      text: Type.String({ maxLength: 1000 }),
    },
    closed,
  ),
  messageFactSchema,
  voiceMessageFactSchema,
  recordingFactSchema,
]);

/** Pages run from the newest to the oldest; `next` is handed in as `before` for the page after, null at the end. */
const pageRequest = Type.Object(
  {
    before: Type.Union([Type.String({ maxLength: 128 }), Type.Null()]),
    limit: Type.Integer({ minimum: 1, maximum: 1000 }),
  },
  closed,
);
const page = <Item extends Parameters<typeof Type.Array>[0]>(item: Item) =>
  Type.Object({ items: Type.Array(item), next: Type.Union([Type.String(), Type.Null()]) }, closed);

export const storeContract = defineContract({
  methods: {
    /**
     * The saved document. With `secrets`, each extension carries its `sipPassword`, so that the answer can be imported
     * elsewhere as it is; people's passwords never leave.
     */
    "config.get": {
      request: Type.Object({ secrets: Type.Boolean() }, closed),
      answer: Type.Object({ revision: revisionSchema, document: Type.Unknown() }, closed),
    },
    /**
     * Saves a whole document (any earlier format is migrated; fields with a default may be left out;
     * `extensions[].sipPassword` and `extensions[].password` are write-only). `base` is the revision that the author
     * has seen: another one saved since refuses with `conflict`; null overwrites. Changes nothing that runs.
     */
    "config.commit": {
      request: Type.Object(
        {
          document: Type.Unknown(),
          base: Type.Union([revision, Type.Null()]),
          author,
          note: Type.String({ maxLength: 500 }),
          /** What comes back has the passwords that it had; else an object that is new in the document gets new ones. */
          restores: Type.Optional(Type.Boolean()),
          /** Extensions that go by another number from now on: their passwords go along. */
          renumbered: Type.Optional(
            Type.Array(
              Type.Object({ from: Type.String({ maxLength: 16 }), to: Type.String({ maxLength: 16 }) }, closed),
            ),
          ),
        },
        closed,
      ),
      answer: commitAnswerSchema,
    },
    /** The document of that revision becomes a new revision. Passwords stay what they are. */
    "config.undo": {
      request: Type.Object({ revision, author, base: Type.Optional(revision) }, closed),
      answer: commitAnswerSchema,
    },
    /** The document of any revision; null: there is none, or it cannot be read any more. */
    "config.revision": {
      request: Type.Object({ revision }, closed),
      answer: Type.Union([Type.Object({ revision: revisionSchema, document: Type.Unknown() }, closed), Type.Null()]),
    },
    /** What the revisions above one changed, up to another one, newest first; `isWhole`: none of them is missing. */
    "config.trail": {
      request: Type.Object({ above: revision, upTo: revision }, closed),
      answer: Type.Object({ items: Type.Array(tracedRevisionSchema), isWhole: Type.Boolean() }, closed),
    },
    "revisions.list": { request: pageRequest, answer: page(revisionSchema) },
    /** Recharger [REC-04]. */
    reload: { request: Type.Object({ author }, closed), answer: reloadAnswerSchema },
    status: { request: nothing, answer: storeStatusSchema },
    /** From now on this peer is told `changed` (status), `record.added`, `messages.changed` and `directory.changed`. */
    watch: {
      request: nothing,
      answer: Type.Object(
        {
          status: storeStatusSchema,
          newestRecord: Type.Union([Type.String(), Type.Null()]),
          messages: messagesChangedSchema,
          directory: directoryChangedSchema,
        },
        closed,
      ),
    },
    /**
     * Facts of one producer, numbers rising. Counted once however often they are sent. All up to `upTo` are on disk.
     * Fails with BoxError `STORE_UNWRITABLE` when they cannot be kept now: keep them and try again.
     */
    "facts.append": {
      request: Type.Object(
        {
          producer: Type.String({ pattern: "^[A-Za-z0-9._:-]{1,80}$" }),
          /** Each `fact` is one of factSchema; one that is not is kept apart, reported, and acknowledged all the same. */
          facts: Type.Array(Type.Object({ number: Type.Integer({ minimum: 0 }), fact: Type.Unknown() }, closed), {
            maxItems: 1000,
          }),
        },
        closed,
      ),
      answer: Type.Object({ upTo: Type.Integer() }, closed),
    },
    /** By the time when they began. */
    "records.list": {
      request: Type.Object({ ...pageRequest.properties, filter: Type.Optional(recordFilterSchema) }, closed),
      /** With a filter a page may hold fewer than `limit`, even none, and have a `next` all the same. */
      answer: page(callRecordSchema),
    },
    /** Somebody takes call records away: noted in the audit before the first one leaves. */
    "records.exported": {
      request: Type.Object({ author, text: Type.String({ maxLength: 500 }) }, closed),
      answer: nothing,
    },
    /** By the time when they were taken. A page may hold fewer than `limit`, even none, and have a `next` all the same. */
    "messages.list": {
      request: Type.Object({ ...pageRequest.properties, filter: messageFilterSchema }, closed),
      answer: page(messageRecordSchema),
    },
    "messages.get": {
      request: Type.Object({ message }, closed),
      answer: Type.Object({ record: Type.Union([messageRecordSchema, Type.Null()]) }, closed),
    },
    /** An extension has opened it, which makes it read for all; who was the first stays. */
    "messages.read": {
      request: Type.Object({ message, by: Type.String({ maxLength: 16 }) }, closed),
      answer: Type.Object({ kind: oneOf(["marked", "unknown", "not-for"]) }, closed),
    },
    /** Nobody has opened it, after all; noted in the audit. */
    "messages.unread": {
      request: Type.Object({ message, author }, closed),
      answer: Type.Object({ known: Type.Boolean() }, closed),
    },
    /** Deletes it for all; noted in the audit. A telephone that has not got it yet still gets it. */
    "messages.remove": {
      request: Type.Object({ message, author }, closed),
      answer: Type.Object({ known: Type.Boolean() }, closed),
    },
    /** With a filter a page may hold fewer than `limit`, even none, and have a `next` all the same. */
    "audit.list": {
      request: Type.Object({ ...pageRequest.properties, filter: Type.Optional(auditFilterSchema) }, closed),
      answer: page(auditLineSchema),
    },
    /** Somebody takes the audit away: noted in it before the first line leaves. */
    "audit.exported": {
      request: Type.Object({ author, text: Type.String({ maxLength: 500 }) }, closed),
      answer: nothing,
    },
    /** For whoever stands at the box: ends all logins of that administrator; on a box that has none it makes the first. */
    "admin.setPassword": {
      request: Type.Object({ name: personName, password, author }, closed),
      answer: Type.Union([
        Type.Object({ kind: Type.Literal("set") }, closed),
        Type.Object({ kind: Type.Literal("refused"), message: Type.String(), english: Type.String() }, closed),
        unwritableSchema,
      ]),
    },
    ...accessMethods,
    /** The SIP password of an extension of the saved document; null when there is no such extension. */
    "extension.password": {
      request: Type.Object({ number: Type.String({ maxLength: 16 }), author }, closed),
      answer: Type.Object({ password: Type.Union([Type.String(), Type.Null()]) }, closed),
    },
    /**
     * A process that runs from snapshots says who it is (`name` is the view that it takes) and what it runs, by
     * revision and digest of the file; null when nothing runs. From then on it is a live consumer and is asked by
     * store-consumer.ts; it is offered `current` at once when it runs something else.
     */
    "consumer.hello": {
      request: Type.Object(
        {
          name: Type.Union([Type.Literal("pbx"), Type.Literal("phones"), Type.Literal("net")]),
          revision: Type.Union([revision, Type.Null()]),
          digest: Type.Union([Type.String(), Type.Null()]),
        },
        closed,
      ),
      answer: Type.Object({ current: Type.Union([revision, Type.Null()]) }, closed),
    },
    ...consumerMethods,
    ...statisticsMethods,
    ...soundMethods,
    ...mailMethods,
    ...recordingMethods,
    ...directoryMethods,
  },
  messages: {
    changed: storeStatusSchema,
    /** Names the newest call record; several that are added together are told once. */
    "record.added": Type.Object({ newest: Type.String() }, closed),
    /** Once for all changes of a moment. */
    "messages.changed": messagesChangedSchema,
    /** Also to who follows only the directory. */
    "directory.changed": directoryChangedSchema,
    /** To a live consumer, at once and whenever it changes: whether notices by e-mail are delivered. */
    "mail.trouble": Type.Object({ trouble: Type.Union([mailTroubleSchema, Type.Null()]) }, closed),
  },
});

export type CommitAnswer = Static<typeof commitAnswerSchema>;
export type Retained = Static<typeof retainedSchema>;
export type StoreStatus = Static<typeof storeStatusSchema>;
export type Fact = Static<typeof factSchema>;
