import { bitsOf } from "../../ipv4.ts";
import { MOST_POOLED } from "../dhcp.ts";
import type { ConfigurationDocument } from "../document.ts";
import { type Issue, pointer } from "../issue.ts";

/** Both ends of the pool, or neither; the first is not after the last [DHC-05]. */
export function poolInOrder({ dhcp: { poolFirst, poolLast } }: ConfigurationDocument): readonly Issue[] {
  if (poolFirst === null && poolLast === null) return [];
  if (poolFirst === null || poolLast === null) {
    const missing = poolFirst === null ? "poolFirst" : "poolLast";
    return [
      {
        path: pointer("dhcp", missing),
        code: "pool-half",
        message: "Une plage a une première et une dernière adresse : indiquez les deux, ou aucune.",
        english: "A pool has a first and a last address: give both, or neither.",
      },
    ];
  }
  const size = bitsOf(poolLast) - bitsOf(poolFirst) + 1;
  if (size >= 1 && size <= MOST_POOLED) return [];
  return [
    {
      path: pointer("dhcp", "poolLast"),
      code: "pool-order",
      message: `La plage de ${poolFirst} à ${poolLast} doit aller dans l'ordre et compter au plus ${MOST_POOLED} adresses.`,
      english: `The pool from ${poolFirst} to ${poolLast} must be in order and have at most ${MOST_POOLED} addresses.`,
    },
  ];
}

/** What leads out of the network is nobody else: neither in the pool nor a telephone's [DHC-06]. */
export function gatewayStandsAlone({ dhcp, extensions }: ConfigurationDocument): readonly Issue[] {
  const { gateway, poolFirst, poolLast } = dhcp;
  if (gateway === null) return [];
  const path = pointer("dhcp", "gateway");
  const issues: Issue[] = [];
  if (poolFirst !== null && poolLast !== null) {
    const bits = bitsOf(gateway);
    if (bits >= bitsOf(poolFirst) && bits <= bitsOf(poolLast)) {
      issues.push({
        path,
        code: "gateway-in-pool",
        message: `La passerelle ${gateway} est dans la plage de ${poolFirst} à ${poolLast} : elle serait donnée à un autre appareil.`,
        english: `The gateway ${gateway} is in the pool from ${poolFirst} to ${poolLast}: another device would be given it.`,
      });
    }
  }
  const holder = extensions.find(({ ipAddress }) => ipAddress === gateway);
  if (holder !== undefined) {
    issues.push({
      path,
      code: "gateway-taken",
      message: `La passerelle ${gateway} est l'adresse fixe du poste « ${holder.name} » (${holder.number}).`,
      english: `The gateway ${gateway} is the fixed address of extension "${holder.name}" (${holder.number}).`,
    });
  }
  return issues;
}
