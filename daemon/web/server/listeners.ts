import { isIP } from "node:net";

/** One socket to listen on. */
export interface Listener {
  readonly host: string;
  /** `::` takes IPv4 as well; when nobody asked for that, who comes so is turned away. */
  readonly refusesIpv4: boolean;
}

/**
 * The sockets for these addresses. The server's library cannot keep `::` from taking IPv4 too, so `0.0.0.0` beside it
 * would find its port taken: one socket does for both. An address that a wildcard covers needs none of its own.
 */
export function listeners(bind: readonly string[]): readonly Listener[] {
  const every = { 4: bind.includes("0.0.0.0"), 6: bind.includes("::") };
  const single = [...new Set(bind)].filter((address) => address !== "0.0.0.0" && address !== "::");
  const wildcards = every[6]
    ? [{ host: "::", refusesIpv4: !every[4] && !single.some((address) => isIP(address) === 4) }]
    : every[4]
      ? [{ host: "0.0.0.0", refusesIpv4: false }]
      : [];
  const covered = (address: string): boolean => every[6] || (every[4] && isIP(address) === 4);
  const rest = single.filter((address) => !covered(address)).map((host) => ({ host, refusesIpv4: false }));
  return [...wildcards, ...rest];
}
