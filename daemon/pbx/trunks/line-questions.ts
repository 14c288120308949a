import type { PbxTrunk } from "../../model/snapshot/pbx-view.ts";
import type { Question } from "./rfc3263.ts";

/** Where a line sends its requests: to the outbound proxy if it has one, else to the addresses, in their order. */
export function serversAsked(trunk: PbxTrunk): readonly Question[] {
  if (trunk.registration === "inbound") return [];
  return trunk.outboundProxy === "" ? addressesAsked(trunk) : [proxyAsked(trunk)];
}

/** From where requests of the line may come: all that it names. */
export const sourcesAsked = (trunk: PbxTrunk): readonly Question[] => [
  ...addressesAsked(trunk),
  ...(trunk.outboundProxy === "" ? [] : [proxyAsked(trunk)]),
];

const addressesAsked = (trunk: PbxTrunk): readonly Question[] =>
  trunk.addresses.map(({ host, port }) => asked(trunk, host, port));

const proxyAsked = (trunk: PbxTrunk): Question => asked(trunk, trunk.outboundProxy, null);

const asked = ({ transport, domain, interface: bind }: PbxTrunk, host: string, port: number | null): Question => ({
  host,
  port,
  transport,
  domain,
  ipv4Only: bind !== null,
});

/** What makes a line another one for its operator: it registers anew. All else may change under a registration. */
export const isSameLine = (one: PbxTrunk, other: PbxTrunk): boolean => identity(one) === identity(other);

const identity = (trunk: PbxTrunk): string =>
  JSON.stringify([
    trunk.registration,
    trunk.user,
    trunk.authenticationName,
    trunk.password,
    trunk.domain,
    trunk.addresses,
    trunk.outboundProxy,
    trunk.transport,
    trunk.verifiesCertificate,
    trunk.interface,
    trunk.expirySeconds,
  ]);
