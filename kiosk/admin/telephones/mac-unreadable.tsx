import { Link } from "../../controls/link.tsx";
import { useSentences } from "../../site/use-site.ts";

/** Where the MAC address of a telephone stands that has no label or no keys [POS-16]. */
export function MacUnreadable() {
  const t = useSentences().telephones;
  return (
    <span class="row-note">
      {t.macUnreadable} <Link to="/dhcp">{t.lookAtDhcp}</Link>
    </span>
  );
}
