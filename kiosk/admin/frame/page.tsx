import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Link } from "../../controls/link.tsx";
import { useSentences } from "../../site/use-site.ts";

export interface Crumb {
  readonly to: string;
  readonly text: string;
}

interface PageProps {
  readonly title: string;
  /** What this page lies below, from the outside in; the page itself is added [MEN-17]. */
  readonly trail?: readonly Crumb[];
  readonly actions?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** Head of a page. Its title gets the focus, so that a screen reader says where one has come to. */
export function Page({ title, trail = [], actions, children }: PageProps) {
  const t = useSentences();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    document.title = `${title} · Sipleo`;
  }, [title]);
  return (
    <>
      {trail.length > 0 && (
        <nav class="trail" aria-label={t.breadcrumb}>
          <ol>
            {trail.map(({ to, text }) => (
              <li key={to}>
                <Link to={to}>{text}</Link>
              </li>
            ))}
            <li aria-current="page">
              <bdi>{title}</bdi>
            </li>
          </ol>
        </nav>
      )}
      <div class="page-head">
        <h1 ref={heading} tabIndex={-1}>
          <bdi>{title}</bdi>
        </h1>
        {actions !== undefined && <div class="page-actions">{actions}</div>}
      </div>
      {children}
    </>
  );
}
