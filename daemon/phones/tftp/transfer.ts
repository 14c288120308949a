import type { Terms } from "./agree.ts";
import { dataPacket, optionsPacket } from "./packet.ts";

/**
 * One file on its way, one block at a time (RFC 1350 §2). Pure. Only time makes anything be said again: who answers a second
 * acknowledgement with the block once more sends every later block twice, too (RFC 1123 §4.2.3.1, the Sorcerer's Apprentice).
 */
export interface Transfer {
  readonly file: Uint8Array;
  readonly terms: Terms;
  /** What was said last and is to be acknowledged: 0 the options, else a block from 1. */
  readonly block: number;
  /** How often it was said. */
  readonly said: number;
  /** The client has acknowledged something: it is where it says it is. */
  readonly isHeard: boolean;
}

/** What to do next; `wait`: milliseconds until `again` if nothing comes. */
export type Move =
  | { readonly kind: "say"; readonly transfer: Transfer; readonly packet: Uint8Array; readonly wait: number }
  | { readonly kind: "ignore" }
  | { readonly kind: "done" }
  | { readonly kind: "give-up" };

/** Numbers of blocks do not go round, whatever the size of a block: no file of a telephone comes near this, in bytes. */
export const LONGEST_FILE = 65_534 * 8;

/** To whoever has not answered yet, little is sent: its address may be somebody else's. */
const SAID_TO_STRANGER = 3;
const SAID = 6;

export function begin(file: Uint8Array, terms: Terms): Extract<Move, { kind: "say" }> {
  const block = terms.agreed.size > 0 ? 0 : 1;
  return say({ file, terms, block, said: 1, isHeard: false });
}

/** `block`: 0 to 65535, as it was acknowledged. */
export function acknowledged(transfer: Transfer, block: number): Move {
  if (block !== transfer.block) return { kind: "ignore" };
  const isLast = block > 0 && block * transfer.terms.blockSize > transfer.file.length;
  if (isLast) return { kind: "done" };
  return say({ ...transfer, block: block + 1, said: 1, isHeard: true });
}

export function again(transfer: Transfer): Move {
  const most = transfer.isHeard ? SAID : SAID_TO_STRANGER;
  return transfer.said >= most ? { kind: "give-up" } : say({ ...transfer, said: transfer.said + 1 });
}

function say(transfer: Transfer): Extract<Move, { kind: "say" }> {
  const { terms, said } = transfer;
  const wait = terms.isFixed ? terms.patienceMs : terms.patienceMs * Math.min(2 ** (said - 1), 4);
  return { kind: "say", transfer, packet: packetOf(transfer), wait };
}

/** The last block is shorter than the others, and empty where the file fills them. */
function packetOf({ file, terms, block }: Transfer): Uint8Array {
  if (block === 0) return optionsPacket(terms.agreed);
  return dataPacket(block, file.subarray((block - 1) * terms.blockSize, block * terms.blockSize));
}
