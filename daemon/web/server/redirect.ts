import { isIP } from "node:net";
import { type Answer, type Asked, fieldOf } from "./exchange.ts";
import { originOf, parseHost } from "./host-field.ts";

/**
 * All that HTTP answers: the same place over HTTPS (308: the method stays). A Host field that nobody could have meant is
 * replaced by `ownHost`, so that an answer never names a place that a stranger has chosen.
 */
export function redirect(asked: Asked, httpsPort: number, ownHost: string): Answer {
  const host = parseHost(fieldOf(asked, "host"))?.host ?? ownHost;
  const query = asked.query === "" ? "" : `?${asked.query}`;
  const path = PLAIN.test(asked.path + query) ? asked.path + query : "/";
  return {
    status: 308,
    fields: [
      ["Location", originOf({ host, port: httpsPort }) + path],
      ["Cache-Control", "no-store"],
    ],
    body: "",
  };
}

/** Printable ASCII that begins with a single slash: two would be the name of another host. */
const PLAIN = /^\/(?!\/)[\u0021-\u007e]*$/;

/** The address under which a listener is found: itself, or one of the machine when it listens on all of them. */
export function ownAddress(listening: string, own: readonly string[]): string {
  if (listening !== "0.0.0.0" && listening !== "::") return listening;
  const family = listening === "::" ? 6 : 4;
  return own.find((address) => isIP(address) === family) ?? own[0] ?? (family === 6 ? "::1" : "127.0.0.1");
}
