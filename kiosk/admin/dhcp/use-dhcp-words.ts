import { useSite } from "../../site/use-site.ts";
import { englishDhcp } from "../../words/dhcp.en.ts";
import { type DhcpWords, frenchDhcp } from "../../words/dhcp.fr.ts";

/** The sentences of these pages alone, which come with them. */
export const useDhcpWords = (): DhcpWords => (useSite().language.value === "fr" ? frenchDhcp : englishDhcp);
