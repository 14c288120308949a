import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { useSentences } from "../../site/use-site.ts";
import { Footer } from "../frame/footer.tsx";
import { Mark } from "../frame/mark.tsx";

/** The page of who is not signed in. */
export function Gate({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  const t = useSentences();
  useEffect(() => {
    const before = document.title;
    document.title = `${title} · Sipleo`;
    return () => {
      document.title = before;
    };
  }, [title]);
  return (
    <div class="gate">
      <header class="gate-brand">
        <Mark />
        <p>
          <strong>{t.product}</strong>
          <small>{t.tagline}</small>
        </p>
      </header>
      <main>
        <h1>{title}</h1>
        {children}
      </main>
      <Footer />
    </div>
  );
}
