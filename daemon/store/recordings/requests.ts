import type { storeContract } from "../../contracts/store.ts";
import type { Handlers } from "../../kit/rpc.ts";
import type { StoreParts } from "../store-parts.ts";

export function recordingRequests({ recordings }: Pick<StoreParts, "recordings">): Handlers<typeof storeContract> {
  return {
    "recordings.list": ({ before, limit, filter }) => recordings.list(before, limit, filter),
    "recordings.open": ({ recording, author }) => recordings.open(recording, author),
    "recordings.read": async ({ reader }) => {
      const piece = await recordings.read(reader);
      return { bytes: piece === null ? null : Buffer.from(piece).toString("base64") };
    },
    "recordings.remove": async ({ recording, author }) => ({ known: await recordings.remove(recording, author) }),
  };
}
