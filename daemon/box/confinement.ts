import { readFileSync } from "node:fs";
import type { BoxSettings } from "../contracts/box.ts";

/** Bits of capability sets (linux/capability.h). */
const CAP_SETPCAP = 8n;
const CAP_NET_BIND_SERVICE = 10n;
const FIRST_FREE_PORT = 1024;

/**
 * The command through which a program starts that faces strangers: it may never gain a privilege again, and keeps none
 * but that of listening on a port below 1024 where it has to. What the bounding set holds can only be given up by who
 * may change it (root); for everybody else `no-new-privs` makes it void. Pure.
 */
export function confinement(
  settings: Pick<BoxSettings, "httpPort" | "httpsPort" | "phonesPort">,
  effective: bigint,
): string[] {
  const has = (bit: bigint): boolean => (effective & (1n << bit)) !== 0n;
  const { httpPort, httpsPort, phonesPort } = settings;
  const low = Math.min(httpPort, httpsPort, phonesPort) < FIRST_FREE_PORT;
  const kept = low && has(CAP_NET_BIND_SERVICE) ? "-all,+net_bind_service" : "-all";
  const bounding = has(CAP_SETPCAP) ? [`--bounding-set=${kept}`] : [];
  return ["setpriv", "--no-new-privs", ...bounding, `--inh-caps=${kept}`, `--ambient-caps=${kept}`];
}

/** What this process may do, as a set of bits; none where the kernel does not tell. */
export function effectiveCapabilities(): bigint {
  const match = /^CapEff:\s*([0-9a-f]+)$/m.exec(readFileSync("/proc/self/status", "utf8"));
  return BigInt(`0x${match?.[1] ?? "0"}`);
}
