import { type Static, Type } from "typebox";
import { parser } from "../../kit/parse.ts";
import type { IpCommand } from "./difference.ts";
import type { Links } from "./links.ts";

type Ip = (words: IpCommand) => Promise<string>;

interface Asked {
  readonly interface: string;
  readonly address: string;
}

const neighboursSchema = Type.Array(
  Type.Object({ lladdr: Type.Optional(Type.String()), state: Type.Array(Type.String()) }),
);
const parseNeighbours = parser(neighboursSchema, "what ip tells of neighbours");

/**
 * Has the kernel ask on the network of an interface who has an address, as before a packet that goes there (RFC 826): three
 * times, a second apart. It takes no right but that to change the network. What cannot be asked is left unknown.
 */
export async function askForHolder(ip: Ip, { interface: name, address }: Asked, is: Links): Promise<void> {
  if (is.links.some(({ addresses }) => addresses.some((one) => one.address === address))) return;
  // What was known of before counts for nothing.
  for (const words of [
    ["del", address, "dev", name],
    ["replace", address, "dev", name, "use"],
  ]) {
    await ip(["neigh", ...words]).catch(() => undefined);
  }
}

/** The hardware address of who has answered, as `00:08:5d:11:22:33`; null: nobody, or it is not known. */
export async function holderOf(ip: Ip, { interface: name, address }: Asked): Promise<string | null> {
  let told: Static<typeof neighboursSchema>;
  try {
    told = parseNeighbours(JSON.parse(await ip(["-j", "neigh", "show", "to", address, "dev", name])));
  } catch {
    return null;
  }
  return told.find(({ state }) => state.includes("REACHABLE"))?.lladdr ?? null;
}
