import type { Static, TObject, TSchema } from "typebox";
import type { Words } from "../../model/config/field.ts";

/**
 * Who may call a route: `open`, anybody (it is limited by address); `read`, every administrator and every token; `write`,
 * administrators but for those who may only read, and tokens with the right `all`; `settings`, administrators with all
 * rights, and such tokens. People with a browser only, never a program: `accounts`, administrators with all rights;
 * `administrator`, each for himself; `own`, users who signed in by a number, for what is theirs; `login`, whoever is
 * signed in. A user gets into `own` and `login` and nowhere else.
 */
export const ACCESSES = ["open", "read", "write", "settings", "accounts", "administrator", "own", "login"] as const;
export type Access = (typeof ACCESSES)[number];

export type HttpMethod = "GET" | "POST" | "PUT" | "DELETE";

/** A workbook of Excel and its like. */
export const WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Packets, as tcpdump and Wireshark write them. */
export const PACKETS = "application/vnd.tcpdump.pcap";

/** One route of `/api/v1`: what it takes and what it answers. Both ends and the OpenAPI document are made from it. */
export interface Route {
  readonly method: HttpMethod;
  /** Below `/api/v1`, parameters in braces: `/extensions/{number}`. */
  readonly path: string;
  readonly access: Access;
  readonly summary: Words;
  readonly parameters?: TObject;
  /** Values are texts, as a query has them. */
  readonly query?: TObject;
  readonly body?: TSchema;
  /** In the place of a body: a file as it is, of whatever type it says it is, of at most so many bytes. */
  readonly file?: { readonly largest: number };
  /** The answer 200 is of this type and comes piece by piece, however long it is. */
  readonly streams?:
    | "text/csv"
    | "text/vcard"
    | "text/plain"
    | "application/json"
    | "audio/wav"
    | typeof WORKBOOK
    | typeof PACKETS;
  /** By status. Every route may also answer a problem (problem.ts) with 400, 401, 403, 405, 413, 415, 429 or 503. */
  readonly answers: Readonly<Record<number, TSchema>>;
  /** `ETag` goes out with 200 and 201; a body must come with `If-Match`, so that nobody overwrites what he has not seen. */
  readonly tagged?: boolean;
}

export type Routes = Readonly<Record<string, Route>>;

/** Keeps the exact types of a table of routes, so that both ends are checked against it. */
export const defineRoutes = <const Table extends Routes>(table: Table): Table => table;

type Part<R extends Route, Name extends "parameters" | "query" | "body"> = R[Name] extends TSchema
  ? Static<R[Name]>
  : undefined;

export type ParametersOf<R extends Route> = Part<R, "parameters">;
export type QueryOf<R extends Route> = Part<R, "query">;
export type BodyOf<R extends Route> = R["file"] extends object ? Uint8Array : Part<R, "body">;

/** Every answer of a route with its status. */
export type AnswerOf<R extends Route> = {
  [Status in keyof R["answers"] & number]: R["answers"][Status] extends TSchema
    ? { readonly status: Status; readonly body: Static<R["answers"][Status]> }
    : never;
}[keyof R["answers"] & number];
