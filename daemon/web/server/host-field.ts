import { isIP } from "node:net";

/** Whom a request was meant for. */
export interface HostField {
  /** A name in lower case or a numeric address; IPv6 without its brackets. */
  readonly host: string;
  readonly port: number | undefined;
}

const NAME = /^(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*\.?$/;
const WRITTEN = /^(?:\[([0-9a-f:.]+)\]|([^:[\]]+))(?::([0-9]{1,5}))?$/;

/** Reads a Host field (RFC 9110 §7.2), strictly: what we would not write ourselves is undefined. */
export function parseHost(written: string | undefined): HostField | undefined {
  const match = WRITTEN.exec((written ?? "").toLowerCase());
  if (match === null) return undefined;
  const [, six, other, digits] = match;
  const port = digits === undefined ? undefined : Number(digits);
  if (port !== undefined && (port < 1 || port > 65_535)) return undefined;
  if (six !== undefined) return isIP(six) === 6 ? { host: six, port } : undefined;
  return other !== undefined && (isIP(other) === 4 || NAME.test(other)) ? { host: other, port } : undefined;
}

/** The address of a site as a browser writes it: IPv6 in brackets, the usual port left out. */
export function originOf({ host, port }: HostField): string {
  const written = isIP(host) === 6 ? `[${host}]` : host;
  return port === undefined || port === 443 ? `https://${written}` : `https://${written}:${port}`;
}
