import { routes } from "../../../daemon/contracts/api/routes.ts";
import type { CsvCollection } from "../../../daemon/model/config/csv/csv-columns.ts";
import { addressOf } from "../../api/address.ts";
import { Link } from "../../controls/link.tsx";
import { May } from "../../controls/may.tsx";
import { useSentences } from "../../site/use-site.ts";

/** « Importer » and « Exporter » above a list. */
export function TableActions({ collection, path }: { readonly collection: CsvCollection; readonly path: string }) {
  const t = useSentences().csv;
  return (
    <>
      <May>
        <Link to={`${path}/importer`} class="button">
          {t.import}
        </Link>
      </May>
      <a class="button" href={addressOf(routes["objects.export"], { collection })} download>
        {t.export}
      </a>
    </>
  );
}
