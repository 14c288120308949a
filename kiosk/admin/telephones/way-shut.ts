import type { TelephoneTrouble } from "../../../daemon/contracts/telephone.ts";
import type { Sentences } from "../../words/fr.ts";

/** Why telephones cannot come by a way, and what to do. Pure. */
export function wayShut({ shut }: Sentences["telephones"], { way, port, reason }: TelephoneTrouble): string {
  const why = Object.entries(shut.reasons).find(([code]) => code === reason)?.[1];
  const because = why ?? shut.other(reason);
  return way === "ldap" ? shut.directory(port, because) : shut.sentence(way.toUpperCase(), port, because);
}
