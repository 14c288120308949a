import { Icon } from "../../controls/icon.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";

/** What keeps this page from being true, or from being saved. */
export function Troubles() {
  const { feed } = useSite();
  const t = useSentences();
  const picture = feed.picture.value;
  const lost = feed.state.value === "lost";
  const storeAway = picture?.links?.store === false;
  const unwritable = !storeAway && picture?.configuration?.writable === false;
  const texts = [...(lost ? [t.lost] : []), ...(storeAway ? [t.storeAway] : []), ...(unwritable ? [t.unwritable] : [])];
  return (
    <div role="status">
      {texts.map((text) => (
        <p key={text} class="notice trouble">
          <Icon name="warning" />
          {text}
        </p>
      ))}
    </div>
  );
}
