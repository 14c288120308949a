import type { Problem } from "../contracts/api/problem.ts";
import { words } from "../model/config/field.ts";
import type { Door } from "./access/door.ts";
import { API, type Api } from "./api/api.ts";
import { badRequest, problem, problemAnswer } from "./api/problems.ts";
import type { Answer, Asked, StreamedAnswer } from "./server/exchange.ts";
import { parseHost } from "./server/host-field.ts";
import type { Site } from "./server/http-server.ts";
import type { Body } from "./server/read-body.ts";
import { withApiFields, withPageFields } from "./server/security-fields.ts";
import type { StaticFiles } from "./static/static-files.ts";

export const LIVE_PATH = `${API}/live`;
const OPENAPI_PATH = `${API}/openapi.json`;

interface SiteParts {
  readonly api: Api;
  readonly door: Door;
  readonly files: StaticFiles;
  /** The text of the OpenAPI document. */
  readonly description: string;
}

/** All that is served over HTTPS: the API, its description, and the pages. */
export class AdministrationSite implements Site {
  readonly #parts: SiteParts;

  constructor(parts: SiteParts) {
    this.#parts = parts;
  }

  bodyLimit(asked: Asked): number {
    return isApi(asked) ? this.#parts.api.bodyLimit(asked) : 0;
  }

  async answer(asked: Asked, body: Promise<Body>): Promise<Answer | StreamedAnswer> {
    const wrong = illFormed(asked);
    if (wrong !== undefined) return withApiFields({ ...problemAnswer(wrong), closes: true });
    if (!isApi(asked)) return withPageFields(this.#parts.files.answer(asked));
    if (asked.path === OPENAPI_PATH) return withApiFields(await this.#describe(asked));
    if (asked.path === LIVE_PATH) return withApiFields(problemAnswer(upgradeRequired, [["Upgrade", "websocket"]]));
    return withApiFields(await this.#parts.api.answer(asked, body));
  }

  async #describe(asked: Asked): Promise<Answer> {
    const { api, door, description } = this.#parts;
    try {
      if (asked.method !== "GET" && asked.method !== "HEAD")
        return problemAnswer(wrongMethod, [["Allow", "GET, HEAD"]]);
      const admitted = await door.admit(asked, "read", false);
      if (admitted.kind === "refused") return problemAnswer(admitted.problem);
      return { status: 200, fields: [["Content-Type", "application/json; charset=utf-8"]], body: description };
    } catch (error) {
      return problemAnswer(api.problemOf(error));
    }
  }
}

const isApi = ({ path }: Asked): boolean => path === "/api" || path.startsWith("/api/");

/** What two readers could understand in two ways is not understood at all (RFC 9112 §3.2, §6.3). */
function illFormed({ fields }: Asked): Problem | undefined {
  const host = fields.get("host") ?? [];
  if (host.length !== 1 || parseHost(host[0]) === undefined) return wrongHost;
  return [...ONCE].some((name) => (fields.get(name)?.length ?? 0) > 1) ? twice : undefined;
}

const ONCE: ReadonlySet<string> = new Set([
  "content-length",
  "content-type",
  "authorization",
  "cookie",
  "origin",
  "if-match",
  "transfer-encoding",
]);

const wrongHost = badRequest("wrong-host", words("Le champ Host est mal formé.", "The field Host is ill-formed."));
const twice = badRequest("field-twice", words("Un champ figure deux fois.", "A field is there twice."));
const upgradeRequired = problem(
  426,
  "upgrade-required",
  words("Ici ne répond qu'une WebSocket.", "Only a WebSocket is answered here."),
);
const wrongMethod = problem(
  405,
  "method-not-allowed",
  words("Cette méthode n'existe pas ici.", "This method does not exist here."),
);
