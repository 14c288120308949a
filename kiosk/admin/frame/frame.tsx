import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { useSentences, useSite } from "../../site/use-site.ts";
import { AddressTrial } from "./address-trial.tsx";
import { Banner } from "./banner.tsx";
import { Footer } from "./footer.tsx";
import { LeaveQuestion } from "./leave-question.tsx";
import { Menu } from "./menu.tsx";
import { NoticeBar } from "./notice-bar.tsx";
import { ReloadControl } from "./reload-control.tsx";
import { Troubles } from "./troubles.tsx";

/** What stands around every page [MEN-01…05, MEN-16]. */
export function Frame({ children }: { readonly children: ComponentChildren }) {
  const site = useSite();
  const t = useSentences();
  const open = useSignal(false);
  const path = site.place.path.value;
  useEffect(() => {
    open.value = false;
  }, [path]);
  return (
    <div class="shell">
      <a href="#content" class="skip">
        {t.skip}
      </a>
      <Banner menuOpen={open.value} toggleMenu={() => (open.value = !open.value)} />
      <ReloadControl />
      <Menu open={open.value} close={() => (open.value = false)} />
      <main id="content" tabIndex={-1}>
        <AddressTrial />
        <Troubles />
        <NoticeBar />
        {children}
      </main>
      <Footer />
      <LeaveQuestion />
    </div>
  );
}
