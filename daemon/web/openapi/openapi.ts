import type { TObject, TSchema } from "typebox";
import { liveFrameSchema } from "../../contracts/api/live-entries.ts";
import { problemSchema } from "../../contracts/api/problem.ts";
import type { Access, Route, Routes } from "../../contracts/api/route.ts";
import { concrete } from "./concrete.ts";

/** Statuses that any route may answer with a problem (contracts/api/route.ts), with what they say. */
const USUAL: Readonly<Record<number, string>> = {
  400: "Demande mal formée. / Ill-formed request.",
  401: "Il faut se connecter. / Sign in first.",
  403: "Non permis, ou demande d'un autre site. / Not allowed, or a request of another site.",
  405: "Méthode inconnue ici. / Unknown method here.",
  413: "Corps trop grand. / Body too large.",
  415: "Le corps n'est pas du JSON. / The body is not JSON.",
  422: "Refusé, champ par champ. / Refused, field by field.",
  429: "Trop d'essais. / Too many tries.",
  500: "Erreur interne. / Failed inside.",
  503: "Un service ne répond pas. / A service does not answer.",
};

const SAID: Readonly<Record<number, string>> = {
  200: "Fait. / Done.",
  201: "Ajouté. / Added.",
  202: "Accepté. / Accepted.",
  404: "Inconnu. / Unknown.",
  409: "Cité ailleurs. / Named elsewhere.",
  412: "Modifié entre-temps. / Changed in the meantime.",
  428: "If-Match manque. / If-Match is missing.",
  502: "Une ligne l'a refusé, ou n'a pas répondu. / A line has refused it, or did not answer.",
};

const PROBLEM = { $ref: "#/components/schemas/Problem" };

/** The whole API as an OpenAPI 3.1 document, made of the same table that is served. Pure. */
export function openApi(routes: Routes): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const [name, route] of Object.entries(routes).flatMap(([name, route]) => concrete(name, route))) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(name, route) };
  }
  return {
    openapi: "3.1.0",
    info: { title: "SipleoBox", version: "1", license: { name: "GPL-3.0-or-later", identifier: "GPL-3.0-or-later" } },
    servers: [{ url: "/api/v1" }],
    paths: { ...paths, "/live": { get: live } },
    components: {
      schemas: { Problem: plain(problemSchema), LiveFrame: plain(liveFrameSchema) },
      securitySchemes: {
        login: { type: "apiKey", in: "cookie", name: "__Host-sipleo" },
        token: { type: "http", scheme: "bearer" },
      },
    },
  };
}

function operation(name: string, route: Route): object {
  const { summary, access, parameters, query, body, tagged, answers, streams } = route;
  const fields = [
    ...((tagged === true && body !== undefined) || 428 in answers ? [IF_MATCH] : []),
    ...(streams === "audio/wav" ? [RANGE] : []),
  ];
  return {
    operationId: name,
    summary: summary.fr,
    description: summary.en,
    security: security(access),
    parameters: [...named(parameters, "path"), ...named(query, "query"), ...fields],
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, content: { "application/json": { schema: plain(body) } } } }),
    ...(route.file === undefined
      ? {}
      : { requestBody: { required: true, content: { "application/octet-stream": {} } } }),
    responses: responses(route),
  };
}

const FOR_PROGRAMS: readonly Access[] = ["read", "write", "settings"];

/** Programs never sign people in or out, and are nobody who has something of his own. */
function security(access: Access): readonly object[] {
  if (access === "open") return [];
  return FOR_PROGRAMS.includes(access) ? [{ login: [] }, { token: [] }] : [{ login: [] }];
}

/** RFC 9110 §14: one part, in bytes. */
const RANGE = { name: "Range", in: "header", required: false, schema: { type: "string" } };

const IF_MATCH = { name: "If-Match", in: "header", required: false, schema: { type: "string" } };

const requiredOf = (schema: TObject | undefined): readonly string[] => schema?.required ?? [];

const named = (schema: TObject | undefined, place: "path" | "query"): readonly object[] =>
  Object.entries(schema?.properties ?? {}).map(([name, property]) => ({
    name,
    in: place,
    required: place === "path" || requiredOf(schema).includes(name),
    schema: plain(property),
  }));

function responses({ answers, body, tagged, streams = "application/json" }: Route): Record<string, object> {
  const usual = Object.entries(USUAL)
    .filter(([status]) => body !== undefined || !["413", "415", "422"].includes(status))
    .map(([status, description]) => [status, problemResponse(description, PROBLEM)] as const);
  const own = Object.entries(answers).map(([status, schema]) => {
    const description = SAID[Number(status)] ?? USUAL[Number(status)] ?? status;
    if (Number(status) >= 400)
      return [status, problemResponse(description, schema === problemSchema ? PROBLEM : plain(schema))] as const;
    const headers = tagged === true ? { headers: { ETag: { schema: { type: "string" } } } } : {};
    return [status, { description, ...headers, content: { [streams]: { schema: plain(schema) } } }] as const;
  });
  const parts = streams === "audio/wav" ? PARTS : [];
  return Object.fromEntries([...usual, ...own, ...parts]);
}

/** What a sound answers to who asks for a part of it. */
const PARTS = [
  [
    "206",
    {
      description: "La partie demandée. / The part that was asked for.",
      headers: { "Content-Range": { schema: { type: "string" } } },
      content: { "audio/wav": { schema: { type: "string", contentEncoding: "binary" } } },
    },
  ],
  [
    "416",
    {
      description: "Rien à cet endroit. / Nothing there.",
      headers: { "Content-Range": { schema: { type: "string" } } },
    },
  ],
] as const;

const problemResponse = (description: string, schema: object): object => ({
  description,
  content: { "application/problem+json": { schema } },
});

const live = {
  operationId: "live",
  summary: "L'état en direct, par WebSocket : une image, puis ses changements.",
  description: "Live state over a WebSocket: one picture, then its changes. Each frame is a LiveFrame.",
  security: security("read"),
  responses: {
    "101": {
      description: "Une suite de LiveFrame. / A sequence of LiveFrame.",
      content: { "application/json": { schema: { $ref: "#/components/schemas/LiveFrame" } } },
    },
    "426": problemResponse("Seule une WebSocket est servie. / Only a WebSocket is served.", PROBLEM),
  },
};

/** Notes for the forms of the pages; other readers of JSON Schema do not know them. */
const OURS: ReadonlySet<string> = new Set(["label", "help", "reload", "expects"]);

/** A schema as plain JSON; the label of a field becomes its title, its help its description. */
function plain(schema: TSchema): object {
  const text = JSON.stringify(schema, (_key, value: unknown) => (isNoted(value) ? explained(value) : value));
  return JSON.parse(text);
}

type Noted = { readonly label: { readonly fr: string }; readonly help: { readonly fr: string } };

const isNoted = (value: unknown): value is Noted =>
  typeof value === "object" && value !== null && "label" in value && "help" in value && "reload" in value;

function explained(schema: Noted): object {
  const rest = Object.entries(schema).filter(([key]) => !OURS.has(key));
  return { title: schema.label.fr, description: schema.help.fr, ...Object.fromEntries(rest) };
}
