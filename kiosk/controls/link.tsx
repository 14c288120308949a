import type { ComponentChildren } from "preact";
import { useSite } from "../site/use-site.ts";

interface LinkProps {
  readonly to: string;
  readonly children: ComponentChildren;
  readonly class?: string;
  readonly label?: string;
  readonly current?: boolean;
}

/** A link within the site; the browser's own ways (new tab, copy the address) work as with any other. */
export function Link({ to, children, class: looks, label, current }: LinkProps) {
  const { place } = useSite();
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    place.go(to);
  };
  return (
    <a href={to} onClick={follow} class={looks} aria-label={label} aria-current={current ? "page" : undefined}>
      {children}
    </a>
  );
}
