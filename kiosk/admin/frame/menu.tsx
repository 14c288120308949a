import { useEffect, useRef } from "preact/hooks";
import { Link } from "../../controls/link.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";
import { useSignOut } from "./use-sign-out.ts";

interface MenuProps {
  readonly open: boolean;
  readonly close: () => void;
}

/** The left column: only what is there [MEN-04…07]. On narrow screens it slides in. */
export function Menu({ open, close }: MenuProps) {
  const t = useSentences();
  const path = useSite().place.path.value;
  const signOut = useSignOut();
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (open) box.current?.querySelector("a")?.focus();
  }, [open]);
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key === "Escape" && open) close();
  };
  const entry = (to: string, text: string) => (
    <li>
      <Link to={to} current={path === to || path.startsWith(`${to}/`)}>
        {text}
      </Link>
    </li>
  );
  return (
    <>
      {open && <div class="menu-shade" onClick={close} aria-hidden="true" />}
      <nav ref={box} class={open ? "menu open" : "menu"} aria-label={t.menu} onKeyDown={closeOnEscape}>
        <ul class="menu-home">
          <li>
            <Link to="/" current={path === "/"}>
              {t.home}
            </Link>
          </li>
        </ul>
        <h2>{t.rubrics.lines}</h2>
        <ul>
          {entry("/postes", t.pages.extensions)}
          {entry("/groupes", t.peopleKinds.groups.title)}
          {entry("/agents", t.peopleKinds.agents.title)}
        </ul>
        <h2>{t.rubrics.numbers}</h2>
        <ul>{entry("/sites", t.pages.sites)}</ul>
        <h2>{t.rubrics.calls}</h2>
        <ul>
          {entry("/journal", t.pages.journal)}
          {entry("/statistiques", t.pages.statistics)}
        </ul>
        <h2>{t.rubrics.account}</h2>
        <ul>
          <li>
            <Link to="/compte" current={path === "/compte"}>
              {t.pages.administrator}
            </Link>
          </li>
          {entry("/compte/mot-de-passe", t.pages.password)}
          {entry("/compte/jetons", t.pages.tokens)}
          <li>
            <button type="button" onClick={signOut}>
              {t.signOut}
            </button>
          </li>
        </ul>
      </nav>
    </>
  );
}
