import type { AddressHindrance, OwnAddressShown, PutBack } from "../../contracts/own-address.ts";
import { type Reason, reason } from "../../model/reason.ts";
import type { Wrong } from "./alert-state.ts";

/** A cable that is plugged in elsewhere, a start of the box: no alert before it lasts. */
const LASTS_MS = 60_000;

/** The box has not got the address that somebody set; nothing while nobody tells. Pure. */
export function addressWrongs(address: OwnAddressShown | null): readonly Wrong[] {
  if (address === null) return [];
  const { putBack, hindrance } = address;
  const wrongs: Wrong[] = [];
  if (putBack !== null) {
    const what = reason("address-put-back", { address: putBack.wanted.address });
    // It is over, and nobody waits for it to pass: it is told at once.
    wrongs.push(wrong("put-back", "warning", what, whyPutBack(putBack), 0));
  }
  if (hindrance !== null) {
    wrongs.push(wrong("hindered", "error", reason("address-hindered"), whyHindered(hindrance), LASTS_MS));
  }
  return wrongs;
}

const whyPutBack = ({ why, said }: PutBack): Reason =>
  why === "failed" || why === "taken" ? reason(`address-${why}`, { said: said ?? "" }) : reason(`address-${why}`);

const whyHindered = (hindrance: AddressHindrance): Reason =>
  hindrance.kind === "failed"
    ? reason("address-failed", { said: hindrance.said })
    : reason(`address-${hindrance.kind}`);

const wrong = (
  name: string,
  level: Wrong["level"],
  what: Reason,
  why: Reason | null,
  raisedAfterMs: number,
): Wrong => ({ key: `address-${name}`, level, what, why, since: null, raisedAfterMs, clearedAfterMs: 0 });
