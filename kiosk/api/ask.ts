import type { Static } from "typebox";
import { Check } from "typebox/value";
import { type Problem, problemSchema } from "../../daemon/contracts/api/problem.ts";
import { referenceSchema } from "../../daemon/contracts/api/reference.ts";
import type { AnswerOf, BodyOf, ParametersOf, QueryOf, Route } from "../../daemon/contracts/api/route.ts";
import { type RouteName, type RouteTable, routes } from "../../daemon/contracts/api/routes.ts";
import { addressOf } from "./address.ts";

export type Reference = Static<typeof referenceSchema>;

/** What a route answers when all is well. */
export type Good<Name extends RouteName> = Extract<AnswerOf<RouteTable[Name]>, { status: 200 | 201 | 202 }>["body"];

/** `away`: nobody answered, or not as promised; the same question may be asked again. */
export type Answer<Name extends RouteName> =
  | { readonly kind: "done"; readonly body: Good<Name>; readonly tag: string | null }
  | { readonly kind: "refused"; readonly problem: Problem; readonly references: readonly Reference[] }
  | { readonly kind: "away" };

type Wanted<Part, Name extends string> = Part extends undefined ? object : { readonly [Key in Name]: Part };

export type Question<Name extends RouteName> = Wanted<ParametersOf<RouteTable[Name]>, "parameters"> &
  Wanted<BodyOf<RouteTable[Name]>, "body"> & {
    readonly query?: QueryOf<RouteTable[Name]>;
    /** The `ETag` of what is replaced. */
    readonly tag?: string;
  };

type Free<Name extends RouteName> = object extends Question<Name> ? [question?: Question<Name>] : [Question<Name>];

/** Asks one route of the table; never throws for what the network or the other side does. */
export type Ask = <Name extends RouteName>(name: Name, ...question: Free<Name>) => Promise<Answer<Name>>;

interface Parts {
  readonly parameters?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
  readonly tag?: string;
}

/** `signedOut` is called when the other side no longer knows this browser. */
export function openAsk(fetcher: typeof fetch, signedOut: () => void): Ask {
  return async <Name extends RouteName>(name: Name, question?: Parts): Promise<Answer<Name>> => {
    const route: Route = routes[name];
    const response = await fetched(fetcher, route, question ?? {});
    if (response === undefined) return { kind: "away" };
    const { status, body, tag } = response;
    if (status === 401 && route.access !== "open") signedOut();
    const schema = route.answers[status];
    if (status < 300 && schema !== undefined && Check(schema, body)) {
      // The table says that this schema belongs to this name; the compiler cannot follow it through a variable.
      return { kind: "done", body: body as Good<Name>, tag };
    }
    return readProblem(body);
  };
}

const FILE_TYPE = "application/octet-stream";

/** A file goes as it is, everything else as JSON. */
const written = (body: unknown): BodyInit =>
  body instanceof Uint8Array ? new Blob([new Uint8Array(body)]) : JSON.stringify(body);

async function fetched(fetcher: typeof fetch, route: Route, { parameters, query, body, tag }: Parts) {
  const headers = new Headers({ accept: "application/json" });
  if (body !== undefined) headers.set("content-type", route.file === undefined ? "application/json" : FILE_TYPE);
  if (tag !== undefined) headers.set("if-match", tag);
  try {
    const response = await fetcher(addressOf(route, parameters, query), {
      method: route.method,
      headers,
      body: body === undefined ? null : written(body),
      credentials: "same-origin",
      cache: "no-store",
      redirect: "error",
    });
    const answer: unknown = await response.json();
    return { status: response.status, body: answer, tag: response.headers.get("etag") };
  } catch {
    return undefined; // no connection, or an answer that is not JSON: both are "away" to who asked
  }
}

/** Why it was refused; an answer that says nothing of it is none. */
export function readProblem(
  body: unknown,
): { kind: "refused"; problem: Problem; references: readonly Reference[] } | { kind: "away" } {
  if (typeof body !== "object" || body === null) return { kind: "away" };
  const { references = [], ...problem } = { references: undefined, ...body };
  if (!Check(problemSchema, problem)) return { kind: "away" };
  const list: readonly unknown[] = Array.isArray(references) ? references : [];
  return { kind: "refused", problem, references: list.filter((one) => Check(referenceSchema, one)) };
}
