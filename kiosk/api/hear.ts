import type { BodyOf, ParametersOf, QueryOf, Route } from "../../daemon/contracts/api/route.ts";
import { type RouteName, type RouteTable, routes } from "../../daemon/contracts/api/routes.ts";
import { addressOf } from "./address.ts";
import { type Answer, readProblem } from "./ask.ts";

/** Routes whose answer is listened to. */
export type HeardRoute = {
  [Name in RouteName]: RouteTable[Name] extends { readonly streams: "audio/wav" } ? Name : never;
}[RouteName];

type Wanted<Part, Name extends string> = Part extends undefined ? object : { readonly [Key in Name]: Part };

export type HeardQuestion<Name extends HeardRoute> = Wanted<ParametersOf<RouteTable[Name]>, "parameters"> &
  Wanted<BodyOf<RouteTable[Name]>, "body"> & { readonly query?: QueryOf<RouteTable[Name]> };

export type Heard =
  | { readonly kind: "sound"; readonly wav: Uint8Array<ArrayBuffer> }
  | Exclude<Answer<"sounds.list">, { kind: "done" }>;

/** Fetches a sound whole, as a WAV; never throws for what the network or the other side does. */
export type Hear = <Name extends HeardRoute>(name: Name, question: HeardQuestion<Name>) => Promise<Heard>;

interface Parts {
  readonly parameters?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | undefined>> | undefined;
  readonly body?: unknown;
}

/** `signedOut` is called when the other side no longer knows this browser. */
export function openHear(fetcher: typeof fetch, signedOut: () => void): Hear {
  return async <Name extends HeardRoute>(name: Name, { parameters, query, body }: Parts): Promise<Heard> => {
    const route: Route = routes[name];
    try {
      const response = await fetcher(addressOf(route, parameters, query), {
        method: route.method,
        headers: body === undefined ? {} : { "content-type": "application/json" },
        body: body === undefined ? null : JSON.stringify(body),
        credentials: "same-origin",
        cache: "no-store",
        redirect: "error",
      });
      if (response.status === 401) signedOut();
      if (response.ok) return { kind: "sound", wav: new Uint8Array(await response.arrayBuffer()) };
      return readProblem(await response.json());
    } catch {
      return { kind: "away" }; // no connection, or it broke off
    }
  };
}
