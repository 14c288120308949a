import { bitsOf } from "../../ipv4.ts";
import { telephonesOf } from "../../snapshot/telephones-of.ts";
import type { ConfigurationDocument } from "../document.ts";
import { words } from "../field.ts";
import { type Issue, pointer } from "../issue.ts";
import { warning } from "./warning.ts";

/** Telephones that are known and have no address of their own need one of the pool [DHC-05]. */
export function poolTooSmall({ dhcp, extensions }: ConfigurationDocument): readonly Issue[] {
  const { isOn, poolFirst, poolLast } = dhcp;
  if (!isOn || poolFirst === null || poolLast === null) return [];
  const size = bitsOf(poolLast) - bitsOf(poolFirst) + 1;
  const needed = telephonesOf(extensions).filter(({ ipAddress }) => ipAddress === null).length;
  if (needed <= size) return [];
  return [
    warning(
      pointer("dhcp", "poolLast"),
      "pool-too-small",
      words(
        `La plage compte ${size} adresses pour ${needed} téléphones connus sans adresse fixe : certains n'en auront pas.`,
        `The pool has ${size} addresses for ${needed} known telephones without a fixed one: some will have none.`,
      ),
    ),
  ];
}
