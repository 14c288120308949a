import type { AddressHindrance, FixedAddress, OwnAddressShown, PutBack } from "../../contracts/own-address.ts";
import { BoxError } from "../../kit/box-error.ts";
import { netmaskOf } from "../../model/ipv4.ts";
import { printable } from "../../model/printable.ts";
import { ask } from "../box-link.ts";
import { author, type Command, type CommandContext, exits } from "../command.ts";
import { localTime } from "../table.ts";

/** By which address the box stands in its network, and what is on trial: for who stands at it. */
export const network: Command = async (context) =>
  tell(context, await ask(context.home, "net", (net) => net.call("address", {})));

/** What is on trial stays. */
export const keepNetwork: Command = (context) => change(context, "address.keep");

/** What was put back is tried once more. */
export const tryNetworkAgain: Command = (context) => change(context, "address.try-again");

async function change(context: CommandContext, what: "address.keep" | "address.try-again"): Promise<number> {
  try {
    return tell(context, await ask(context.home, "net", (net) => net.call(what, { author })));
  } catch (error) {
    if (!(error instanceof BoxError) || !["NO_TRIAL", "NOTHING_PUT_BACK"].includes(error.code)) throw error;
    context.terminal.complain(`sipleo: ${error.message} "sipleo network" tells how it stands.\n`);
    return exits.failed;
  }
}

function tell({ typed, terminal }: CommandContext, shown: OwnAddressShown): number {
  terminal.write(typed.switches.has("json") ? `${JSON.stringify(shown, undefined, 2)}\n` : inWords(shown));
  return exits.done;
}

/** The same for people. */
export function inWords(shown: OwnAddressShown): string {
  const { kept, trial, putBack, hindrance, interfaces, gateway, nameServers, resolverFile } = shown;
  const setServers = (trial?.fixed ?? kept)?.dnsServers ?? [];
  const lines = [
    ...(kept === null ? ["The operating system gives the box its address."] : [`Kept: ${fixedInWords(kept)}.`]),
    ...(trial === null
      ? []
      : [
          `On trial until ${localTime(trial.until)}: ${fixedInWords(trial.fixed)}.`,
          'Keep it with "sipleo network keep", else what was before is put back.',
        ]),
    ...(putBack === null ? [] : [putBackInWords(putBack), 'Try it once more with "sipleo network try-again".']),
    ...(hindrance === null ? [] : [`The address that is wanted cannot be set: ${hindranceInWords(hindrance)}.`]),
    ...interfaces.map(({ name, hasCable, addresses }) => {
      const all = addresses.map(({ address, netmask }) => `${address} (${netmask})`).join(", ") || "no IPv4 address";
      return `${printable(name)}: ${all}${hasCable ? "" : ", no cable"}.`;
    }),
    gateway === null ? "No gateway." : `Gateway: ${gateway.address} by ${printable(gateway.interface)}.`,
    nameServers.length === 0 ? "No name servers but the machine's own." : `Name servers: ${nameServers.join(", ")}.`,
    ...(resolverFile === null || setServers.every((one) => nameServers.includes(one))
      ? []
      : [`Those that are set are not asked: make /etc/resolv.conf a link to ${resolverFile}.`]),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

const fixedInWords = ({ interface: name, address, prefix, gateway }: FixedAddress): string =>
  `${address} (${netmaskOf(prefix)}) on ${name}${gateway === null ? "" : `, gateway ${gateway}`}`;

const WHYS: Readonly<Record<PutBack["why"], string>> = {
  "not-kept": "nobody kept it in time",
  "started-anew": "the box started anew before somebody kept it",
  failed: "it could not be set",
  taken: "another device has it already",
};

function putBackInWords({ wanted, at, why, said }: PutBack): string {
  const told = said === null ? "" : ` (${printable(said)})`;
  return `Put back ${localTime(at)}, ${WHYS[why]}${told}: ${fixedInWords(wanted)}.`;
}

/** Ends a sentence that has begun, and has its full stop from there. */
export function hindranceInWords(hindrance: AddressHindrance): string {
  switch (hindrance.kind) {
    case "no-interface":
      return "there is no such interface";
    case "not-allowed":
      return "the box was started without the right to (it takes cap_net_admin)";
    case "no-ip":
      return "ip is not installed (apt install iproute2)";
    case "not-listening":
      return "the box was told to listen at other addresses alone (--bind)";
    case "failed":
      return `the system refuses it (${printable(hindrance.said)})`;
  }
}
