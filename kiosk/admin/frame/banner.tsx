import { Button } from "../../controls/button.tsx";
import { Link } from "../../controls/link.tsx";
import { Name } from "../../controls/name.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";
import { Finder } from "../find/finder.tsx";
import { Mark } from "./mark.tsx";

interface BannerProps {
  readonly menuOpen: boolean;
  readonly toggleMenu: () => void;
}

/** Product, tagline, and which server this is [MEN-01, MEN-02]. */
export function Banner({ menuOpen, toggleMenu }: BannerProps) {
  const t = useSentences();
  const server = useSite().server.value;
  return (
    <header class="banner">
      <span class="menu-button">
        <Button kind="quiet" icon="menu" label={t.menu} expanded={menuOpen} onClick={toggleMenu} />
      </span>
      <Link to="/" class="brand">
        <Mark />
        <span>
          <strong>{t.product}</strong>
          <small>{t.tagline}</small>
        </span>
      </Link>
      <Finder />
      {server !== null && (
        <p class="which-server">
          <span>
            {t.server}&nbsp;: <Name>{server.name}</Name>
          </span>
          <span>
            {t.version}&nbsp;: {server.version}
          </span>
        </p>
      )}
    </header>
  );
}
