import type { Dhcp, Withheld } from "../../contracts/dhcp.ts";
import { type Reason, reason } from "../../model/reason.ts";
import type { Wrong } from "./alert-state.ts";

/** A cable that is plugged in elsewhere, a start of the box: no alert before it lasts. */
const LASTS_MS = 60_000;

/** What is wrong with how addresses are given [DHC-05, DHC-06]; nothing while nobody tells. Pure. */
export function dhcpWrongs(dhcp: Dhcp | null): readonly Wrong[] {
  if (dhcp === null || dhcp.state.kind === "off") return [];
  const { state, server, others, given } = dhcp;
  if (state.kind === "withheld") {
    // Asking takes five seconds, and ends in an answer.
    if (state.why.kind === "not-asked-yet") return [];
    return [wrong("withheld", "error", reason("dhcp-withheld"), whyOf(state.why))];
  }
  const wrongs: Wrong[] = [];
  if (server?.state === "gone" || server?.state === "failed") {
    const said = server.trouble === null ? null : reason("dhcp-server-said", { said: server.trouble });
    wrongs.push(wrong("server", "error", reason("dhcp-server-fails"), said));
  }
  if (others !== null && others.servers.length > 0) {
    const facts = { interface: others.interface, servers: others.servers };
    wrongs.push(wrong("others", "warning", reason("dhcp-two-servers", facts), null));
  }
  if (given !== null && given.used >= given.size) {
    wrongs.push(wrong("pool", "warning", reason("dhcp-pool-full", { size: given.size }), null));
  }
  for (const { number, ipAddress } of state.leftOut) {
    const facts = { number, address: ipAddress };
    wrongs.push(wrong(`fixed-${number}`, "warning", reason("dhcp-left-out", facts), null));
  }
  return wrongs;
}

function whyOf(why: Exclude<Withheld, { kind: "not-asked-yet" }>): Reason {
  switch (why.kind) {
    case "no-interface":
    case "no-dnsmasq":
    case "not-allowed":
      return reason(`dhcp-${why.kind}`);
    case "no-address":
    case "network-too-small":
    case "pool-outside-network":
      return reason(`dhcp-${why.kind}`, { interface: why.interface });
    case "unaskable":
      return reason("dhcp-unaskable", { interface: why.interface, code: why.code });
    case "others-serve":
      return reason("dhcp-others-serve", { interface: why.interface, servers: why.servers });
    case "dnsmasq-refuses":
      return reason("dhcp-dnsmasq-refuses", { said: why.said });
  }
}

const wrong = (name: string, level: Wrong["level"], what: Reason, why: Reason | null): Wrong => ({
  key: `dhcp-${name}`,
  level,
  what,
  why,
  since: null,
  raisedAfterMs: LASTS_MS,
  clearedAfterMs: 0,
});
