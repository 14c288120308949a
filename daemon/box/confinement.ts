import { readFileSync } from "node:fs";

/** Bits of capability sets (linux/capability.h). */
const CAPABILITIES = { setpcap: 8n, net_bind_service: 10n, net_admin: 12n, net_raw: 13n } as const;
export type Capability = Exclude<keyof typeof CAPABILITIES, "setpcap">;

const FIRST_FREE_PORT = 1024;

/** What listening on these ports takes: nothing, or the one privilege. Pure. */
export const neededFor = (ports: readonly number[]): readonly Capability[] =>
  ports.some((port) => port < FIRST_FREE_PORT) ? ["net_bind_service"] : [];

/**
 * The command through which a program starts that faces strangers: it may never gain a privilege again, and keeps those of
 * `wanted` that we have, and no other. What the bounding set holds can only be given up by who may change it (root); for
 * everybody else `no-new-privs` makes it void. Pure.
 */
export function confinement(wanted: readonly Capability[], effective: bigint): string[] {
  const kept = ["-all", ...wanted.filter((one) => has(effective, one)).map((one) => `+${one}`)].join(",");
  const bounding = has(effective, "setpcap") ? [`--bounding-set=${kept}`] : [];
  return ["setpriv", "--no-new-privs", ...bounding, `--inh-caps=${kept}`, `--ambient-caps=${kept}`];
}

/** Those that a program needs and we cannot lend it. Pure. */
export const missing = (needed: readonly Capability[], effective: bigint): readonly Capability[] =>
  needed.filter((one) => !has(effective, one));

const has = (effective: bigint, one: keyof typeof CAPABILITIES): boolean =>
  (effective & (1n << CAPABILITIES[one])) !== 0n;

/** What this process may do, as a set of bits; none where the kernel does not tell. */
export function effectiveCapabilities(): bigint {
  const match = /^CapEff:\s*([0-9a-f]+)$/m.exec(readFileSync("/proc/self/status", "utf8"));
  return BigInt(`0x${match?.[1] ?? "0"}`);
}
