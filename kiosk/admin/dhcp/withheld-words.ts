import type { Withheld } from "../../../daemon/contracts/dhcp.ts";
import type { DhcpWords } from "../../words/dhcp.fr.ts";

interface WithheldWords {
  readonly why: string;
  /** What to do about it. */
  readonly remedy: string;
  /** In dnsmasq's own words; null: it said nothing. */
  readonly said: string | null;
}

/** Why no addresses are given though somebody wants it, and what to do about it. Pure. */
export function withheldWords(withheld: Withheld, t: DhcpWords): WithheldWords {
  const { withheld: words, remedies } = t;
  const told = (why: string, said: string | null = null) => ({ why, remedy: remedies[withheld.kind], said });
  switch (withheld.kind) {
    case "no-address":
    case "network-too-small":
    case "not-asked-yet":
      return told(words[withheld.kind](withheld.interface));
    case "pool-outside-network": {
      const { first, last } = withheld.pool;
      return told(words["pool-outside-network"](withheld.interface, t.ofPool(first, last)));
    }
    case "unaskable":
      return told(words.unaskable(withheld.interface, withheld.code));
    case "others-serve":
      return told(words["others-serve"](withheld.interface, withheld.servers.join(", ")));
    case "dnsmasq-refuses":
      return told(words["dnsmasq-refuses"], withheld.said);
    case "no-interface":
    case "no-dnsmasq":
    case "not-allowed":
      return told(words[withheld.kind]);
  }
}
