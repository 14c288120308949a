import { Fragment } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Link } from "../../controls/link.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";
import { type MenuEntry, menuRubrics } from "./menu-rubrics.ts";
import { useSignOut } from "./use-sign-out.ts";

interface MenuProps {
  readonly open: boolean;
  readonly close: () => void;
}

/** The left column: only what is there [MEN-04…07]. On narrow screens it slides in. */
export function Menu({ open, close }: MenuProps) {
  const t = useSentences();
  const site = useSite();
  const path = site.place.path.value;
  const role = site.account.value?.role;
  const signOut = useSignOut();
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (open) box.current?.querySelector("a")?.focus();
  }, [open]);
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key === "Escape" && open) close();
  };
  const isCurrent = ({ to, alone }: MenuEntry): boolean => path === to || (alone !== true && path.startsWith(`${to}/`));
  const isFor = ({ onlyForAllRights }: MenuEntry): boolean => onlyForAllRights !== true || role === "all";
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
          <li>
            <Link to="/en-direct" current={path === "/en-direct"}>
              {t.livePage.title}
            </Link>
          </li>
        </ul>
        {menuRubrics.map(({ title, entries, hasSignOut }) => (
          <Fragment key={title(t)}>
            <h2>{title(t)}</h2>
            <ul>
              {entries.filter(isFor).map((entry) => (
                <li key={entry.to}>
                  <Link to={entry.to} current={isCurrent(entry)}>
                    {entry.text(t)}
                  </Link>
                </li>
              ))}
              {hasSignOut === true && (
                <li>
                  <button type="button" onClick={signOut}>
                    {t.signOut}
                  </button>
                </li>
              )}
            </ul>
          </Fragment>
        ))}
      </nav>
    </>
  );
}
