import { Later } from "../../controls/later.tsx";
import { useSite } from "../../site/use-site.ts";

const onTrial = async () => (await import("../network/on-trial.tsx")).OnTrial;

/** While an address of the box is on trial every page says so. */
export function AddressTrial() {
  const trial = useSite().feed.picture.value?.trial ?? null;
  return <div role="status">{trial !== null && <Later load={onTrial} />}</div>;
}
