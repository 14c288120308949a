import type { ParkedCall } from "../contracts/parked-call.ts";
import { type Call, dialogueAbout, presentLeg } from "./calls/call.ts";

/** Who waits at which parking place, in the order of the places. */
export const parkedCalls = (calls: Iterable<Call>): ParkedCall[] =>
  [...calls]
    .flatMap((call): ParkedCall[] => {
      const parked = dialogueAbout(call, "parked");
      const waiting = presentLeg(call, call.waiting);
      if (parked === null || waiting === null) return [];
      const { place, by, since } = parked.topic;
      const { number, name } = waiting;
      return [{ place, call: call.id, number, name, by, since, until: since + parked.seconds * 1000 }];
    })
    .sort((one, other) => one.place.localeCompare(other.place));
