import { type Capability as AnyCapability, hasCapability as has } from "../kit/capabilities.ts";

/** Those that a program may be lent. */
export type Capability = Exclude<AnyCapability, "setpcap">;

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

/** What the box has for some of its programs alone. */
const LENT: readonly Capability[] = ["net_admin", "net_raw"];

/** The command through which a program starts that has no part in what others are lent; empty: there is nothing to lend. Pure. */
export function withoutLent(effective: bigint): string[] {
  const lent = LENT.filter((one) => has(effective, one));
  if (lent.length === 0) return [];
  const less = lent.map((one) => `-${one}`).join(",");
  const bounding = has(effective, "setpcap") ? [`--bounding-set=${less}`] : [];
  return ["setpriv", ...bounding, `--inh-caps=${less}`, `--ambient-caps=${less}`];
}

/** Those that a program needs and we cannot lend it. Pure. */
export const missing = (needed: readonly Capability[], effective: bigint): readonly Capability[] =>
  needed.filter((one) => !has(effective, one));
