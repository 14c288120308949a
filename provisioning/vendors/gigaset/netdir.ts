import { known } from "../../keys/dictionary.ts";
import type { Sheet } from "../../keys/sheet.ts";
import type { Phone } from "../../phone.ts";

const which = /^0x(?:0|28)$/;

/** The directory of an N510 or N720, which write the same with and without `[%]`. */
const NETDIR = {
  available: "BS_XML_Netdirs.aucAvailableNetdirs",
  activated: "BS_XML_Netdirs.aucActivatedNetdirs",
  directAccess: "BS_XML_Netdirs.aucNetdirSelForDirectAccess",
  autoLookup: "BS_XML_Netdirs.aucNetdirSelForAutoLookup",
  provider: "BS_XML_Netdirs.astNetdirProvider[0].aucProviderName",
  name: "BS_XML_Netdirs.astNetdirProvider[0].aucWhitePagesDirName",
  url: "BS_XML_Netdirs.astNetdirProvider[0].aucServerURL",
} as const;

/** What the provider can do: be searched, say who calls, be asked while it rings. Written alike by both. */
const ABILITIES = [
  "BS_XML_Netdirs.astNetdirProvider[0].bitfldCap.bSearchPeopleCap",
  "BS_XML_Netdirs.astNetdirProvider[0].bitfldCap.bReverseSearchCap",
  "BS_XML_Netdirs.astNetdirProvider[0].bitfldCap.bAutolookupCap",
] as const;

/** Reached too while somebody is on hold, to transfer him: without it, only the handset's own book is. */
const IN_A_CALL = "BS_LM_AppCfg.bit.bHasExpandedCallDir";

const can = /^0x1$/;
const ABILITY_SYMBOLS = {
  "BS_LM_AppCfg.bit.bHasExpandedCallDir": known("guide", /^0x[01]$/),
  "BS_XML_Netdirs.astNetdirProvider[0].bitfldCap.bSearchPeopleCap": known("field", can),
  "BS_XML_Netdirs.astNetdirProvider[0].bitfldCap.bReverseSearchCap": known("field", can),
  "BS_XML_Netdirs.astNetdirProvider[0].bitfldCap.bAutolookupCap": known("field", can),
} as const;

type NetdirSymbol<Ending extends string> = `${(typeof NETDIR)[keyof typeof NETDIR]}${Ending}`;

export const NETDIR_SYMBOLS = {
  ...ABILITY_SYMBOLS,
  "BS_XML_Netdirs.aucAvailableNetdirs": known("field", which),
  "BS_XML_Netdirs.aucActivatedNetdirs": known("guide+field", which),
  "BS_XML_Netdirs.aucNetdirSelForDirectAccess": known("field", which),
  "BS_XML_Netdirs.aucNetdirSelForAutoLookup": known("field", which),
  "BS_XML_Netdirs.astNetdirProvider[0].aucProviderName": known("field"),
  "BS_XML_Netdirs.astNetdirProvider[0].aucWhitePagesDirName": known("field"),
  "BS_XML_Netdirs.astNetdirProvider[0].aucServerURL": known("guide+field"),
} as const satisfies Record<NetdirSymbol<"">, unknown>;

export const NETDIR_SYMBOLS_OF_ALL = {
  ...ABILITY_SYMBOLS,
  "BS_XML_Netdirs.aucAvailableNetdirs[%]": known("field", which),
  "BS_XML_Netdirs.aucActivatedNetdirs[%]": known("field", which),
  "BS_XML_Netdirs.aucNetdirSelForDirectAccess[%]": known("field", which),
  "BS_XML_Netdirs.aucNetdirSelForAutoLookup[%]": known("field", which),
  "BS_XML_Netdirs.astNetdirProvider[0].aucProviderName[%]": known("field"),
  "BS_XML_Netdirs.astNetdirProvider[0].aucWhitePagesDirName[%]": known("field"),
  "BS_XML_Netdirs.astNetdirProvider[0].aucServerURL[%]": known("field"),
} as const satisfies Record<NetdirSymbol<"[%]">, unknown>;

/** White pages of the provider that is added by hand, in the maker's list of directories. */
const WHITE_PAGES = "0x28";

/** Offered on the handsets, behind their key, and asked who calls. */
export function netdirSettings<Ending extends "" | "[%]">(
  sheet: Sheet<NetdirSymbol<Ending> | (typeof ABILITIES)[number] | typeof IN_A_CALL>,
  { directory }: Phone,
  ending: Ending,
): void {
  const xml = directory?.kind === "xml" ? directory : null;
  for (const use of ["available", "activated", "directAccess", "autoLookup"] as const) {
    sheet.put(`${NETDIR[use]}${ending}`, xml === null ? "0x0" : WHITE_PAGES);
  }
  sheet.put(IN_A_CALL, xml === null ? "0x0" : "0x1");
  sheet.tell(`${NETDIR.provider}${ending}`, "directory", xml === null ? null : "SipleoBox");
  sheet.tell(`${NETDIR.name}${ending}`, "directory", xml?.name ?? null);
  sheet.tell(`${NETDIR.url}${ending}`, "directory", xml?.url ?? null);
  if (xml !== null) for (const ability of ABILITIES) sheet.put(ability, "0x1");
}
