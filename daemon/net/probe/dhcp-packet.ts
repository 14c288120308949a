import { addressOf } from "../../model/ipv4.ts";

/**
 * The two messages of DHCP by which another server shows itself (RFC 2131, options of RFC 2132): we ask for an address,
 * and whoever offers one serves. We never take it. What comes in is a stranger's, and is no reason to fail.
 */

export interface Discover {
  /** Six bytes. */
  readonly hardwareAddress: Uint8Array;
  /** Tells answers to this question from those to others'; 32 bits. */
  readonly transaction: number;
}

/** What somebody offers. */
export interface Offer {
  readonly transaction: number;
  /** Six bytes: whom it is for. */
  readonly hardwareAddress: Uint8Array;
  /** The server, as it names itself (option 54). */
  readonly server: string;
  readonly address: string;
}

const ASKS = 1;
const ANSWERS = 2;
const ETHERNET = 1;
const HARDWARE_LENGTH = 6;
const COOKIE = 0x63825363;
/** Length of all that stands before the options, the cookie included (RFC 2131 §2). */
const HEAD = 240;
/** RFC 1542 §2.1: relays may drop what is shorter. */
const SHORTEST = 300;
/** The answer is sent to everybody: no address of ours is in question (RFC 2131 §4.1). */
const TO_EVERYBODY = 0x8000;

const OPTION = { pad: 0, routers: 3, mask: 1, messageType: 53, server: 54, parameters: 55, end: 255 } as const;
const DISCOVER = 1;
const OFFER = 2;

export function writeDiscover({ hardwareAddress, transaction }: Discover): Uint8Array {
  const bytes = new Uint8Array(SHORTEST);
  const view = new DataView(bytes.buffer);
  bytes.set([ASKS, ETHERNET, HARDWARE_LENGTH, 0]);
  view.setUint32(4, transaction);
  view.setUint16(10, TO_EVERYBODY);
  bytes.set(hardwareAddress.subarray(0, HARDWARE_LENGTH), 28);
  view.setUint32(236, COOKIE);
  const options = [OPTION.messageType, 1, DISCOVER, OPTION.parameters, 2, OPTION.mask, OPTION.routers, OPTION.end];
  bytes.set(options, HEAD);
  return bytes;
}

/** The offer in a datagram; null for everything else, be it another message or nonsense. */
export function readOffer(bytes: Uint8Array): Offer | null {
  if (bytes.length < HEAD) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isAnswer = bytes[0] === ANSWERS && bytes[1] === ETHERNET && bytes[2] === HARDWARE_LENGTH;
  if (!isAnswer || view.getUint32(236) !== COOKIE) return null;
  const options = readOptions(bytes.subarray(HEAD));
  const type = options.get(OPTION.messageType);
  const server = options.get(OPTION.server);
  if (type?.length !== 1 || type[0] !== OFFER || server?.length !== 4) return null;
  return {
    transaction: view.getUint32(4),
    hardwareAddress: bytes.slice(28, 28 + HARDWARE_LENGTH),
    server: dotted(server),
    address: addressOf(view.getUint32(16)),
  };
}

/** Up to `end`, or to where an option claims more than there is. The first of a code counts: nobody splits what we ask for. */
function readOptions(bytes: Uint8Array): ReadonlyMap<number, Uint8Array> {
  const found = new Map<number, Uint8Array>();
  let at = 0;
  while (at < bytes.length) {
    const code = bytes[at];
    if (code === undefined || code === OPTION.end) break;
    if (code === OPTION.pad) {
      at += 1;
      continue;
    }
    const length = bytes[at + 1];
    if (length === undefined || at + 2 + length > bytes.length) break;
    if (!found.has(code)) found.set(code, bytes.subarray(at + 2, at + 2 + length));
    at += 2 + length;
  }
  return found;
}

const dotted = (bytes: Uint8Array): string => bytes.join(".");
