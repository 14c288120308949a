import { readFileSync } from "node:fs";

/** Bits of capability sets (linux/capability.h). */
const CAPABILITIES = { setpcap: 8n, net_bind_service: 10n, net_admin: 12n, net_raw: 13n } as const;
export type Capability = keyof typeof CAPABILITIES;

export const hasCapability = (effective: bigint, one: Capability): boolean =>
  (effective & (1n << CAPABILITIES[one])) !== 0n;

/** What this process may do, as a set of bits; none where the kernel does not tell. */
export function effectiveCapabilities(): bigint {
  const match = /^CapEff:\s*([0-9a-f]+)$/m.exec(readFileSync("/proc/self/status", "utf8"));
  return BigInt(`0x${match?.[1] ?? "0"}`);
}
