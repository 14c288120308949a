import type { FixedAddress, PutBack } from "../../contracts/own-address.ts";
import { netmaskOf } from "../../model/ipv4.ts";

/** What becomes of an address of the box, or is asked for; in the audit as `network.` and its name. */
export type AddressDeed = "trial" | "keep" | "put-back" | "try-again" | "leave";

const DEEDS: Readonly<Record<AddressDeed, string>> = {
  trial: "mise à l'essai",
  keep: "gardée",
  "put-back": "retirée",
  "try-again": "à essayer à nouveau",
  leave: "laissée au système d'exploitation",
};

const WHYS: Readonly<Record<PutBack["why"], string>> = {
  "not-kept": "personne ne l'a gardée à temps",
  "started-anew": "la box a redémarré pendant l'essai",
  failed: "le système l'a refusée",
  taken: "un autre appareil l'a déjà",
};

/** What the audit says of it, in French as everything there. `why`: why it was put back. Pure. */
export function auditText(deed: AddressDeed, fixed: FixedAddress, why: PutBack["why"] | null): string {
  const { interface: name, address, prefix, gateway } = fixed;
  const way = gateway === null ? "sans passerelle" : `passerelle ${gateway}`;
  const because = why === null ? "" : ` (${WHYS[why]})`;
  return `Adresse ${address} de la box sur ${name}, masque ${netmaskOf(prefix)}, ${way}, ${DEEDS[deed]}${because}`;
}
