import type { Withheld } from "../contracts/dhcp.ts";

/** Why dnsmasq has nothing to do, for who looks at processes; the page has sentences of its own. Pure. */
export function whyHeld(why: Withheld): string {
  switch (why.kind) {
    case "no-interface":
      return "no default route leads out of this machine, and no interface is named";
    case "no-address":
      return `the interface ${why.interface} is not there, has no IPv4 address, or its cable is unplugged`;
    case "network-too-small":
      return `the network of ${why.interface} is too small to give addresses from`;
    case "pool-outside-network":
      return `the pool ${why.pool.first}-${why.pool.last} is not in the network of ${why.interface}`;
    case "not-asked-yet":
      return `it is being asked who else gives addresses on ${why.interface}`;
    case "unaskable":
      return `nobody could be asked who else gives addresses on ${why.interface} (${why.code})`;
    case "others-serve":
      return `${why.servers.join(" and ")} already gives addresses on ${why.interface}`;
    case "no-dnsmasq":
      return "dnsmasq is not installed";
    case "dnsmasq-refuses":
      return `dnsmasq does not understand its file: ${why.said}`;
    case "not-allowed":
      return "the user that started the box may not give addresses";
  }
}
