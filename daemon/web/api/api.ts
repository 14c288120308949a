import type { Problem } from "../../contracts/api/problem.ts";
import type { Route } from "../../contracts/api/route.ts";
import { type RouteName, routes } from "../../contracts/api/routes.ts";
import { BoxError } from "../../kit/box-error.ts";
import type { FrameErrorCode } from "../../kit/frames.ts";
import type { Log } from "../../kit/log.ts";
import { words } from "../../model/config/field.ts";
import { printable } from "../../model/printable.ts";
import { bearerToken, loginCookie } from "../access/cookie.ts";
import type { Door } from "../access/door.ts";
import type { Guest } from "../access/guest.ts";
import type { Reply, Routes, Streamed } from "../routes/call.ts";
import { type Answer, type Asked, fieldOf, type StreamedAnswer } from "../server/exchange.ts";
import { inPart } from "../server/in-part.ts";
import type { Body } from "../server/read-body.ts";
import { findRoute } from "./find-route.ts";
import {
  badRequest,
  failedInside,
  methodNotAllowed,
  notFound,
  notJson,
  problem,
  problemAnswer,
  serviceAway,
  tooLarge,
} from "./problems.ts";
import { isJsonType, readJson } from "./read-json.ts";
import { readQuery } from "./read-query.ts";
import { type Passed, type RouteDoors, routeDoors } from "./route-doors.ts";

/** Bytes of a body: of somebody who is signed in, and of a stranger, whose forms are small. */
const MOST_BYTES = 256 * 1024;
const MOST_BYTES_OF_STRANGERS = 4 * 1024;
/** Files that are taken at a time: each is held in memory until it has been handed on. */
const MOST_UPLOADS = 3;

/** Characters that are kept of what a browser calls itself. */
const MOST_OF_BROWSER = 200;

export const API = "/api/v1";

/** A request whose parts are made sure of by the doors, not by the compiler. */
interface AnyCall {
  readonly parameters: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly guest: Guest | null;
  readonly address: string;
  readonly browser: string;
  readonly ifMatch: string | undefined;
}
type AnyCarry = (call: AnyCall) => Reply<Route> | Promise<Reply<Route>>;

interface Known {
  readonly route: Route;
  readonly doors: RouteDoors;
  readonly carry: AnyCarry;
}

/** `/api/v1`: from a request to the route that carries it out and back, every part through its door. */
export class Api {
  readonly #door: Door;
  readonly #log: Log;
  readonly #known: ReadonlyMap<RouteName, Known>;
  #uploads = 0;

  constructor(carriers: Routes, door: Door, log: Log) {
    this.#door = door;
    this.#log = log;
    const names = Object.keys(routes) as RouteName[];
    // The one place where the types of a route are let go: its doors make them true again before it is carried out.
    const known = (name: RouteName): Known => ({
      route: routes[name],
      doors: routeDoors(routes[name]),
      carry: carriers[name] as unknown as AnyCarry,
    });
    this.#known = new Map(names.map((name) => [name, known(name)]));
  }

  /** Nothing is kept of a body that nobody will look at. */
  bodyLimit(asked: Asked): number {
    const found = findRoute(asked.method, below(asked.path));
    if (found.kind !== "found") return 0;
    if (routes[found.name].access === "open") return MOST_BYTES_OF_STRANGERS;
    const { file } = routeOf(found.name);
    if (file !== undefined && this.#uploads >= MOST_UPLOADS) return 0;
    const comesWith = bearerToken(fieldOf(asked, "authorization")) ?? loginCookie(fieldOf(asked, "cookie"));
    return comesWith === undefined ? 0 : (file?.largest ?? MOST_BYTES);
  }

  async answer(asked: Asked, body: Promise<Body>): Promise<Answer | StreamedAnswer> {
    const found = findRoute(asked.method, below(asked.path));
    if (found.kind === "unknown") return problemAnswer(notFound());
    if (found.kind === "wrong-method") return problemAnswer(methodNotAllowed(), [["Allow", found.allowed.join(", ")]]);
    const known = this.#known.get(found.name);
    if (known === undefined) return problemAnswer(notFound());
    const isUpload = known.route.file !== undefined;
    if (isUpload && this.#uploads >= MOST_UPLOADS) return problemAnswer(tooManyUploads);
    if (isUpload) this.#uploads += 1;
    try {
      return await this.#carryOut(known, asked, found.parameters, body);
    } catch (error) {
      return problemAnswer(this.problemOf(error));
    } finally {
      if (isUpload) this.#uploads -= 1;
    }
  }

  /** What people are told of a failure. */
  problemOf(error: unknown): Problem {
    if (error instanceof BoxError) {
      if (error.code === "SERVICE_AWAY") return serviceAway(String(error.facts.name));
      if (error.code === "STORE_BUSY") return busy;
      if (STORE_SHUT.has(error.code)) return serviceAway("store");
      // A file within its limit may be longer once it is understood.
      if (error.code === ("FRAME_TOO_LONG" satisfies FrameErrorCode)) return tooMuchAtOnce;
    }
    this.#log.error("a request failed", { error });
    return failedInside();
  }

  async #carryOut(known: Known, asked: Asked, steps: Readonly<Record<string, string>>, body: Promise<Body>) {
    const { route, doors, carry } = known;
    const writes = route.method !== "GET";
    const admitted = await this.#door.admit(asked, route.access, writes);
    if (admitted.kind === "refused") return problemAnswer(admitted.problem);
    const parameters = doors.parameters(steps);
    if (parameters.kind === "refused") return problemAnswer(parameters.problem);
    const written = readQuery(asked.query);
    if (written === undefined) return problemAnswer(illFormedQuery);
    const query = doors.query(written);
    if (query.kind === "refused") return problemAnswer(query.problem);
    const content = await readContent(known, asked, await body, this.bodyLimit(asked));
    if (content.kind === "refused") return problemAnswer(content.problem);
    const reply = await carry({
      parameters: parameters.value,
      query: query.value,
      body: content.value,
      guest: admitted.guest,
      address: asked.address,
      browser: printable(fieldOf(asked, "user-agent") ?? "", MOST_OF_BROWSER),
      ifMatch: fieldOf(asked, "if-match"),
    });
    if ("stream" in reply) return inPart({ status: 200, ...reply }, fieldOf(asked, "range"));
    return this.#written(doors, reply);
  }

  #written(doors: RouteDoors, reply: Exclude<Reply<Route>, Streamed>): Answer {
    if ("refused" in reply) return problemAnswer(reply.refused);
    const { status, body, fields = [] } = reply;
    if (!doors.answers(status, body)) {
      throw new BoxError("WRONG_ANSWER", { status }, { sentence: "a route does not answer what the table promises" });
    }
    const type = status >= 400 ? "application/problem+json" : "application/json";
    return { status, fields: [["Content-Type", `${type}; charset=utf-8`], ...fields], body: JSON.stringify(body) };
  }
}

/** What follows `/api/v1`; a path beside it leads nowhere. */
const below = (path: string): string => (path.startsWith(`${API}/`) ? path.slice(API.length) : "");

async function readContent({ route, doors }: Known, asked: Asked, body: Body, limit: number): Promise<Passed> {
  if (body.kind === "aborted")
    return refuse(badRequest("aborted", words("Demande interrompue.", "The request was cut.")));
  if (body.kind === "too-large") return refuse(tooLarge(limit));
  if (route.file !== undefined) return { kind: "value", value: body.bytes };
  if (route.body === undefined) return { kind: "value", value: undefined };
  if (!isJsonType(fieldOf(asked, "content-type"))) return refuse(notJson());
  const read = readJson(body.bytes);
  return read.kind === "refused" ? read : doors.body(read.value);
}

/** By what every route may have, not by what this table's routes happen to have. */
const routeOf = (name: RouteName): Route => routes[name];

const refuse = (why: Problem): Passed => ({ kind: "refused", problem: why });

/** store is there, but cannot read or write its database. */
const STORE_SHUT: ReadonlySet<string> = new Set(["STORE_CLOSED", "STORE_EMPTY", "STORE_UNWRITABLE", "STORE_DAMAGED"]);

const illFormedQuery = badRequest(
  "ill-formed-query",
  words("Ce qui suit « ? » est mal formé.", "What follows the question mark is ill-formed."),
);

const tooManyUploads = problem(
  429,
  "too-many-uploads",
  words("Trop de fichiers à la fois : réessayez dans un instant.", "Too many files at once: try again in a moment."),
  { retryAfter: 5 },
);

const tooMuchAtOnce = problem(
  413,
  "too-large",
  words(
    "C'est trop à la fois : recommencez en plusieurs fois.",
    "That is too much at once: try again in several parts.",
  ),
);

const busy = problem(
  503,
  "busy",
  words(
    "Trop de connexions à la fois : réessayez dans un instant.",
    "Too many sign in at once: try again in a moment.",
  ),
  { retryAfter: 1 },
);
