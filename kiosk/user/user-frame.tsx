import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { Banner } from "../admin/frame/banner.tsx";
import { Footer } from "../admin/frame/footer.tsx";
import { LeaveQuestion } from "../admin/frame/leave-question.tsx";
import { NoticeBar } from "../admin/frame/notice-bar.tsx";
import { useSentences, useSite } from "../site/use-site.ts";
import { UserMenu } from "./user-menu.tsx";

/** What stands around every page of a user: as for administrators, but nothing to reload. */
export function UserFrame({ children }: { readonly children: ComponentChildren }) {
  const path = useSite().place.path.value;
  const t = useSentences();
  const open = useSignal(false);
  useEffect(() => {
    open.value = false;
  }, [path]);
  return (
    <div class="shell">
      <a href="#content" class="skip">
        {t.skip}
      </a>
      <Banner menuOpen={open.value} toggleMenu={() => (open.value = !open.value)} />
      <UserMenu open={open.value} close={() => (open.value = false)} />
      <main id="content" tabIndex={-1}>
        <NoticeBar />
        {children}
      </main>
      <Footer />
      <LeaveQuestion />
    </div>
  );
}
