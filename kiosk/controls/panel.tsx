import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

/** A part of a page with its title in capitals, as the guide has them. */
export function Panel({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  const id = useId();
  return (
    <section class="panel" aria-labelledby={id}>
      <h2 id={id} class="panel-title">
        {title}
      </h2>
      {children}
    </section>
  );
}
