/** How one file goes over. */
export interface Terms {
  /** Bytes of a block, 8 to 1468. */
  readonly blockSize: number;
  /** Milliseconds after which something is said again the first time. */
  readonly patienceMs: number;
  /** The client asked for that time: it is not lengthened. */
  readonly isFixed: boolean;
  /** What the client is told of its options; empty: nothing, and the first block comes at once. */
  readonly agreed: ReadonlyMap<string, string>;
}

/** RFC 1350; RFC 2348: the least. */
const USUAL_BLOCK = 512;
const LEAST_BLOCK = 8;
/** A block with its headers fits into one frame of Ethernet: parts of a packet are what is lost first. */
const MOST_BLOCK = 1500 - 20 - 8 - 4;
const USUAL_PATIENCE_MS = 1000;
/** RFC 2349 allows 255 seconds; nobody waits that long for a telephone that was pulled out. */
const MOST_PATIENCE_S = 10;

/**
 * Options of RFC 2348 (`blksize`) and 2349 (`timeout`, `tsize`) as far as we go along with them; what is not a number in its
 * range, or not known, is left unanswered, as RFC 2347 has it. `size`: of the file, in bytes. Pure.
 */
export function agree(options: ReadonlyMap<string, string>, size: number): Terms {
  const agreed = new Map<string, string>();
  const asked = numberIn(options.get("blksize"), LEAST_BLOCK, 65_464);
  const blockSize = asked === null ? USUAL_BLOCK : Math.min(asked, MOST_BLOCK);
  if (asked !== null) agreed.set("blksize", String(blockSize));
  const timeout = numberIn(options.get("timeout"), 1, MOST_PATIENCE_S);
  if (timeout !== null) agreed.set("timeout", String(timeout));
  if (numberIn(options.get("tsize"), 0, Number.MAX_SAFE_INTEGER) !== null) agreed.set("tsize", String(size));
  const patienceMs = timeout === null ? USUAL_PATIENCE_MS : timeout * 1000;
  return { blockSize, patienceMs, isFixed: timeout !== null, agreed };
}

function numberIn(text: string | undefined, least: number, most: number): number | null {
  if (text === undefined || !/^\d{1,10}$/.test(text)) return null;
  const number = Number(text);
  return number >= least && number <= most ? number : null;
}
