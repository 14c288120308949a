import { edgesOf } from "../../model/ipv4.ts";
import type { Network } from "../network.ts";

/** Whether a file that was made for dnsmasq (render-conf.ts) serves the network in which this interface stands. Pure. */
export function servesThere(conf: string, { name, address, netmask }: Network & { readonly name: string }): boolean {
  const [, served] = /^interface=(.+)$/m.exec(conf) ?? [];
  const [, first, mask] = /^dhcp-range=(?:tag:[^,]+,)?([\d.]+),[\d.]+,([\d.]+),/m.exec(conf) ?? [];
  if (served !== name || first === undefined || mask !== netmask) return false;
  return edgesOf({ address: first, netmask }).first === edgesOf({ address, netmask }).first;
}
