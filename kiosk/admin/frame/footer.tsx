import { isLook, looks } from "../../site/look.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { isLanguage } from "../../words/language.ts";

/** Copyright [MEN-03], and how this browser likes to see the site. */
export function Footer() {
  const site = useSite();
  const t = useSentences();
  const zone = site.server.value?.timeZone;
  return (
    <footer class="footer">
      <p class="copyright">
        {t.copyright}
        {zone !== undefined && zone !== ownZone() && ` · ${t.clocksOf(zone)}`}
      </p>
      <label>
        {t.language}
        <select
          value={site.language.value}
          onChange={({ currentTarget: { value } }) => {
            if (isLanguage(value)) site.language.value = value;
          }}
        >
          <option value="fr" lang="fr">
            Français
          </option>
          <option value="en" lang="en">
            English
          </option>
        </select>
      </label>
      <label>
        {t.theme}
        <select
          value={site.look.value}
          onChange={({ currentTarget: { value } }) => {
            if (isLook(value)) site.look.value = value;
          }}
        >
          {looks.map((look) => (
            <option key={look} value={look}>
              {t.themes[look]}
            </option>
          ))}
        </select>
      </label>
    </footer>
  );
}

const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
