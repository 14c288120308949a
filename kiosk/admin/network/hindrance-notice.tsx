import type { AddressHindrance } from "../../../daemon/contracts/own-address.ts";
import { Icon } from "../../controls/icon.tsx";
import { useNetworkWords } from "./use-network-words.ts";

/** Why the box has not got the address that is wanted, and what to do about it. */
export function HindranceNotice({ hindrance }: { readonly hindrance: AddressHindrance }) {
  const t = useNetworkWords();
  return (
    <div class="notice trouble">
      <Icon name="warning" />
      <div>
        <p>
          <strong>{t.hindranceTitle}</strong>
        </p>
        <p>
          {t.hindrances[hindrance.kind]} {hindrance.kind === "failed" && <code>{hindrance.said}</code>}
        </p>
        <p>{t.remedies[hindrance.kind]}</p>
      </div>
    </div>
  );
}
