import { useOffice } from "../../site/use-office.ts";
import { useSentences } from "../../site/use-site.ts";

/** Where a recording can be ordered, once somebody has said where [AUD-07]. */
export function StudioLink() {
  const t = useSentences().audio;
  const studio = useOffice()?.studio ?? null;
  if (studio === null) return null;
  const isLetter = studio.startsWith("mailto:");
  return (
    <p class="audio-studio">
      {isLetter ? (
        <a href={studio}>{t.studio}</a>
      ) : (
        <a href={studio} target="_blank" rel="noopener noreferrer">
          {t.studio}
          <span class="unseen"> {t.newTab}</span>
        </a>
      )}
    </p>
  );
}
