import type { TelephoneTrouble } from "../../../daemon/contracts/telephone.ts";
import { remedyOf } from "../../../daemon/model/remedies.ts";
import { wayShut } from "../../../daemon/model/way-shut.ts";
import { Icon } from "../../controls/icon.tsx";
import { useSite } from "../../site/use-site.ts";
import { typeset } from "../../words/typeset.ts";

/** A way by which telephones cannot come, why, and what to do: as the alert of the home page says it. */
export function WayShut({ trouble }: { readonly trouble: TelephoneTrouble }) {
  const site = useSite();
  const shut = wayShut(trouble);
  const remedy = typeset(remedyOf(shut, site.language.value), site.language.value);
  return (
    <p class="notice trouble">
      <Icon name="warning" />
      {`${site.because(shut.what)}. ${site.because(shut.why)}. ${remedy}`.trim()}
    </p>
  );
}
