import type { LiveProcess } from "../../../daemon/contracts/api/live-entries.ts";
import { Name } from "../../controls/name.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";

/** Who has started, stopped or restarted this process last, and when; nothing since the box started: nobody. */
export function OrderLine({ order }: Pick<LiveProcess, "order">) {
  const t = useSentences().homePage;
  const site = useSite();
  if (order === null) return null;
  return (
    <p class="quiet">
      <Name>{t.orders[order.what](site.who(order.author), site.formats.value.moment(order.at))}</Name>
    </p>
  );
}
