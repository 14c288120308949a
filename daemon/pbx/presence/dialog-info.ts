import type { LampDialog } from "./lamp.ts";

export const dialogInfoType = "application/dialog-info+xml";

/** A NOTIFY over UDP should stay in one packet: so many dialogs are shown at most. */
const mostDialogs = 4;

interface DialogInfo {
  readonly number: string;
  readonly realm: string;
  /** Counts the notifications of one subscription from 0 (RFC 4235 §4.1.1). */
  readonly version: number;
  readonly dialogs: readonly LampDialog[];
}

/**
 * The full state of a number's dialogs (RFC 4235). A number at rest is told as one terminated dialog: telephones that
 * know only lamps want to see a state, and an empty list leaves some of them as they were.
 */
export function dialogInfo({ number, realm, version, dialogs }: DialogInfo): string {
  const entity = `sip:${number}@${realm}`;
  const shown = dialogs.slice(0, mostDialogs).map((dialog) => dialogElement(dialog, entity, realm));
  const rest = `<dialog id="${xml(number)}"><state>terminated</state></dialog>\n`;
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n` +
    `<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="${version}" state="full" entity="${xml(entity)}">\n` +
    `${shown.length === 0 ? rest : shown.join("")}</dialog-info>\n`
  );
}

function dialogElement(dialog: LampDialog, entity: string, realm: string): string {
  const { id, direction, state, remoteNumber, remoteName } = dialog;
  const remote = remoteNumber === "" ? "" : party("remote", `sip:${remoteNumber}@${realm}`, remoteName);
  return (
    `<dialog id="${xml(id)}" direction="${direction}"><state>${state}</state>\n` +
    `${party("local", entity, "")}${remote}</dialog>\n`
  );
}

function party(side: "local" | "remote", uri: string, name: string): string {
  const display = name === "" ? "" : ` display="${xml(name)}"`;
  return `<${side}><identity${display}>${xml(uri)}</identity><target uri="${xml(uri)}"/></${side}>\n`;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** Text for XML 1.0: what it does not allow at all is left out. */
function xml(text: string): string {
  return [...text]
    .filter((letter) => letter >= " " && !/[\ufffe\uffff\ud800-\udfff]/.test(letter.length === 1 ? letter : ""))
    .map((letter) => entities[letter] ?? letter)
    .join("");
}
