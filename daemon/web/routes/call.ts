import type { Problem } from "../../contracts/api/problem.ts";
import type { AnswerOf, BodyOf, ParametersOf, QueryOf, Route } from "../../contracts/api/route.ts";
import type { RouteName, RouteTable } from "../../contracts/api/routes.ts";
import type { Guest } from "../access/guest.ts";
import type { Answer, StreamedAnswer } from "../server/exchange.ts";

type GuestOf<R extends Route> = R["access"] extends "open"
  ? null
  : R["access"] extends "login" | "administrator" | "accounts" | "own"
    ? Extract<Guest, { kind: "person" }>
    : Guest;

/** A request whose every part has passed its door. */
export interface Call<R extends Route> {
  readonly parameters: ParametersOf<R>;
  readonly query: QueryOf<R>;
  readonly body: BodyOf<R>;
  readonly guest: GuestOf<R>;
  readonly address: string;
  /** What the browser says it is, as it may stand in a sentence. */
  readonly browser: string;
  /** The field If-Match. */
  readonly ifMatch: string | undefined;
}

export type Refusal = { readonly refused: Problem };

/** The answer 200 of a route that streams. */
export type Streamed = Omit<StreamedAnswer, "status">;

/** What a route answers: one of its own answers, or why not. */
export type Reply<R extends Route> = (AnswerOf<R> & { readonly fields?: Answer["fields"] }) | Refusal | Streamed;

export type Carry<R extends Route> = (call: Call<R>) => Reply<R> | Promise<Reply<R>>;

/** One for each route of the table: a route that nobody carries out does not compile. */
export type Routes = { readonly [Name in RouteName]: Carry<RouteTable[Name]> };

/** Some of them: what one file of this folder carries out. */
export type Some<Name extends RouteName> = Pick<Routes, Name>;

export const refuse = (refused: Problem): Refusal => ({ refused });
