import type { Telephone } from "../../contracts/telephone.ts";
import { BoxError } from "../../kit/box-error.ts";
import { normaliseMacAddress } from "../../model/hardware-address.ts";
import { printable } from "../../model/printable.ts";
import { ask } from "../box-link.ts";
import { author, type Command, exits } from "../command.ts";
import { localTime, table } from "../table.ts";

/** Telephones that fetch their settings from the box, and those that asked without being at an extension. */
export const listTelephones: Command = async ({ home, typed, terminal }) => {
  const { items, troubles } = await ask(home, "phones", (phones) => phones.call("list", {}));
  terminal.write(
    typed.switches.has("json")
      ? `${JSON.stringify(items, undefined, 2)}\n`
      : table(["MAC", "EXTENSION", "TELEPHONE", "ADDRESS", "STATE", "SEEN"], items.map(rowOf)),
  );
  for (const { way, port, reason } of troubles) {
    const what = way === "ldap" ? "look up the directory" : "come";
    terminal.complain(
      `sipleo: telephones cannot ${what} by ${way.toUpperCase()} at every address of the box (port ${port}): ${reason}. It tries again by itself.\n`,
    );
  }
  return exits.done;
};

const STATES: Readonly<Record<Telephone["state"], string>> = {
  unknown: "of no extension",
  shut: "not let in",
  waits: "expected",
  old: "old settings",
  current: "up to date",
};

const rowOf = ({ macAddress, numbers, name, maker, model, firmware, from, state, seenAt }: Telephone): string[] => [
  macAddress,
  printable(numbers.length > 1 ? numbers.join(", ") : [...numbers, name ?? ""].join(" ").trim()),
  printable([maker ?? "", model ?? "", firmware ?? ""].join(" ").trim()),
  from ?? "",
  STATES[state],
  seenAt === null ? "" : localTime(seenAt),
];

/** It may come for its settings once more, as from the page of its extension. */
export const letTelephoneIn: Command = async ({ home, typed, terminal }) => {
  const macAddress = normaliseMacAddress(typed.words[0] ?? "");
  try {
    await ask(home, "phones", (phones) => phones.call("let-in", { macAddress, author }));
    return exits.done;
  } catch (error) {
    if (!(error instanceof BoxError) || !["TELEPHONE_UNKNOWN", "RPC_BAD_REQUEST"].includes(error.code)) throw error;
    terminal.complain(
      `sipleo: no extension that runs has the telephone ${printable(typed.words[0] ?? "")}. "sipleo telephone list" tells those that there are.\n`,
    );
    return exits.failed;
  }
};
