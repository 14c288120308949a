import { useSignal } from "@preact/signals";
import { routes } from "../../../daemon/contracts/api/routes.ts";
import type { AuditLine } from "../../../daemon/contracts/audit.ts";
import { addressOf } from "../../api/address.ts";
import { Paged } from "../../controls/paged.tsx";
import { usePages } from "../../site/use-pages.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { Page } from "../frame/page.tsx";
import { AuditFilter, type WantedLines } from "./audit-filter.tsx";
import { AuditTable } from "./audit-table.tsx";

const everything: WantedLines = { from: "", to: "", author: "", subject: "" };

/** Journal d'audit: what was done, by whom and from where. */
export function AuditPage() {
  const site = useSite();
  const all = useSentences();
  const t = all.accounts.audit;
  const wanted = useSignal(everything);
  const asked = Object.fromEntries(
    Object.entries(wanted.value).flatMap(([key, value]) => (value.trim() === "" ? [] : [[key, value.trim()]])),
  );
  const pages = usePages<AuditLine>(
    (before) =>
      site.ask("audit.list", { query: { ...asked, limit: "50", ...(before === undefined ? {} : { before }) } }),
    { list: JSON.stringify(asked) },
  );
  const file = addressOf(routes["audit.csv"], {}, asked);
  return (
    <Page
      title={all.accounts.pages.audit}
      actions={
        <a class="button plain" href={file} download>
          {t.export}
        </a>
      }
    >
      <p class="intro">{t.intro}</p>
      <AuditFilter wanted={wanted.value} change={(part) => (wanted.value = { ...wanted.value, ...part })} />
      <Paged {...pages} words={t}>
        {(lines) => <AuditTable lines={lines} />}
      </Paged>
    </Page>
  );
}
