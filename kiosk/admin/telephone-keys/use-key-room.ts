import type { KeyRoom } from "../../../daemon/contracts/telephone.ts";
import { useAnswer } from "../../site/use-answer.ts";
import { useSite } from "../../site/use-site.ts";

const MAC = /^[0-9A-F]{12}$/;
const nobody = { kind: "refused", problem: { status: 404 } } as const;

/** How many keys the model of this telephone has; null: it is not known, or there is no telephone. */
export function useKeyRoom(macAddress: string): KeyRoom | null {
  const site = useSite();
  const version = site.feed.picture.value?.telephones?.version ?? null;
  const { asked } = useAnswer(
    async () => (MAC.test(macAddress) ? site.ask("telephones.story", { parameters: { macAddress } }) : nobody),
    `${macAddress} ${version}`,
  );
  return asked.value.kind === "here" ? asked.value.value.keyRoom : null;
}
