import { useSite } from "../../site/use-site.ts";
import { englishNetwork } from "../../words/network.en.ts";
import { frenchNetwork, type NetworkWords } from "../../words/network.fr.ts";

/** The sentences of these pages alone, which come with them. */
export const useNetworkWords = (): NetworkWords => (useSite().language.value === "fr" ? frenchNetwork : englishNetwork);
