import { type Asked, fieldOf } from "../server/exchange.ts";
import { originOf, parseHost } from "../server/host-field.ts";

/**
 * Whether a request may have been made by our own pages, or by no page at all. A browser says where a page came from in
 * Origin, on every write and every WebSocket; and in Sec-Fetch-Site on whatever it asks. `needsOrigin`: a browser would
 * have said so, and who does not is not let in (a write with a cookie, a WebSocket with a cookie).
 */
export function isSameSite(asked: Asked, needsOrigin: boolean): boolean {
  const site = asked.fields.get("sec-fetch-site");
  if (site !== undefined && !site.every((one) => one === "same-origin" || one === "none")) return false;
  const origin = asked.fields.get("origin");
  if (origin === undefined) return !needsOrigin;
  const host = parseHost(fieldOf(asked, "host"));
  return host !== undefined && origin.length === 1 && origin[0] === originOf(host);
}
