import { networkInterfaces } from "node:os";

/** True when this machine has IPv6 at all, be it only to itself. */
export const hasIpv6 = (): boolean =>
  Object.values(networkInterfaces()).some((list) => list?.some((one) => one.family === "IPv6"));

/** Addresses under which telephones on the network find this machine; link-local ones would need a zone. */
export const localAddresses = (): string[] =>
  Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter((one) => !one.internal && !one.address.startsWith("fe80:"))
    .map((one) => one.address);
