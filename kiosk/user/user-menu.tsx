import { useEffect, useRef } from "preact/hooks";
import { useSignOut } from "../admin/frame/use-sign-out.ts";
import { Link } from "../controls/link.tsx";
import { Name } from "../controls/name.tsx";
import { useSentences, useSite } from "../site/use-site.ts";

interface UserMenuProps {
  readonly open: boolean;
  readonly close: () => void;
}

/** The left column of a user. On narrow screens it slides in. */
export function UserMenu({ open, close }: UserMenuProps) {
  const all = useSentences();
  const t = all.accounts.own;
  const site = useSite();
  const path = site.place.path.value;
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
      <Link to={to} current={path === to}>
        {text}
      </Link>
    </li>
  );
  return (
    <>
      {open && <div class="menu-shade" onClick={close} aria-hidden="true" />}
      <nav ref={box} class={open ? "menu open" : "menu"} aria-label={all.menu} onKeyDown={closeOnEscape}>
        <h2>
          <Name>{site.account.value?.name ?? ""}</Name>
        </h2>
        <ul>
          {entry("/", t.pages.messages)}
          {entry("/mes-renvois", t.pages.forwards)}
          {entry("/mon-journal", t.pages.calls)}
          {entry("/mes-sms", t.pages.textMessages)}
        </ul>
        <h2>{all.rubrics.account}</h2>
        <ul>
          {entry("/compte", t.pages.account)}
          {entry("/compte/mot-de-passe", all.pages.password)}
          {entry("/compte/connexions", all.accounts.pages.logins)}
          <li>
            <button type="button" onClick={signOut}>
              {all.signOut}
            </button>
          </li>
        </ul>
      </nav>
    </>
  );
}
