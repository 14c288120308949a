import { useSignal } from "@preact/signals";
import type { DhcpLease } from "../../../daemon/contracts/dhcp.ts";
import { Empty } from "../../controls/empty.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";
import { filterLeases, type LeaseOrder, nextOrder, sortLeases } from "./lease-rows.ts";
import { LeaseTable } from "./lease-table.tsx";
import { useDhcpWords } from "./use-dhcp-words.ts";

interface LeaseListProps {
  readonly leases: readonly DhcpLease[];
  readonly isServing: boolean;
  readonly give: (macAddress: string) => void;
}

/** The leases that run, filtered and sorted [DHC-01]. */
export function LeaseList({ leases, isServing, give }: LeaseListProps) {
  const { language } = useSite();
  const all = useSentences();
  const t = useDhcpWords();
  const typed = useSignal("");
  const order = useSignal<LeaseOrder>({ column: "ip", descending: false });
  if (leases.length === 0) return <Empty title={t.nothing}>{isServing ? t.nothingServes : t.nothingOff}</Empty>;
  const found = filterLeases(leases, typed.value);
  return (
    <section aria-label={t.leases}>
      <div class="filter">
        <label>
          <span>{all.objects.filter}</span>
          <input
            type="search"
            placeholder={t.filterHelp}
            value={typed.value}
            onInput={(event) => (typed.value = event.currentTarget.value)}
          />
        </label>
        <p class="quiet" role="status">
          {found.length === 0 ? all.objects.noMatch : all.objects.shown(found.length, leases.length)}
        </p>
      </div>
      <LeaseTable
        leases={sortLeases(found, order.value, language.value)}
        order={order.value}
        onSort={(column) => (order.value = nextOrder(order.value, column))}
        give={give}
      />
    </section>
  );
}
