import { Icon } from "../../controls/icon.tsx";
import { siteAt } from "../../place/other-host.ts";
import { useAnswer } from "../../site/use-answer.ts";
import { useSite } from "../../site/use-site.ts";
import { addressToCome } from "./address-to-come.ts";
import { useNetwork } from "./use-network.ts";
import { useNetworkWords } from "./use-network-words.ts";

/** Before a reload that moves the box: where it will be found, and for how long it is tried. */
export function MovesAway() {
  const site = useSite();
  const t = useNetworkWords();
  const { asked: saved } = useAnswer(
    () => site.ask("settings.get", { parameters: { section: "network" } }),
    site.feed.picture.value?.configuration?.saved ?? null,
  );
  const { asked: now } = useNetwork();
  if (saved.value.kind !== "here" || now.value.kind !== "here") return null;
  const coming = addressToCome(saved.value.value.settings, now.value.value);
  if (coming === null) return null;
  const there = siteAt(coming.address, window.location, "/reseau");
  return (
    <div class="notice trouble">
      <Icon name="warning" />
      <div>
        <p>
          <strong>{t.movesAway(coming.address)}</strong> {t.whatHappens(coming.minutes)}
        </p>
        <p>
          {t.foundAt} <a href={there}>{there}</a>
        </p>
      </div>
    </div>
  );
}
