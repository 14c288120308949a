import type { Telephone } from "../../../daemon/contracts/telephone.ts";
import { Name } from "../../controls/name.tsx";
import { useSentences } from "../../site/use-site.ts";

/** Maker, model and firmware, as far as they are known. */
export function TelephoneModel({ telephone: { maker, model, firmware } }: { readonly telephone: Telephone }) {
  const t = useSentences().telephones;
  const known = [
    maker === null ? "" : `${maker[0]?.toUpperCase() ?? ""}${maker.slice(1)}`,
    model ?? "",
    firmware ?? "",
  ];
  const text = known.filter((part) => part !== "").join(" ");
  return text === "" ? <span class="quiet">{t.unknownModel}</span> : <Name>{text}</Name>;
}
