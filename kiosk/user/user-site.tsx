import type { VNode } from "preact";
import { LoginsPage } from "../admin/account/logins-page.tsx";
import { PasswordPage } from "../admin/account/password-page.tsx";
import { NotFoundPage } from "../admin/not-found-page.tsx";
import { useSite } from "../site/use-site.ts";
import { ForwardsPage } from "./forwards-page.tsx";
import { MessagesPage } from "./messages-page.tsx";
import { MyAccountPage } from "./my-account-page.tsx";
import { MyCallsPage } from "./my-calls-page.tsx";
import { TextMessagesPage } from "./text-messages-page.tsx";
import { UserFrame } from "./user-frame.tsx";

const pages: Readonly<Record<string, () => VNode>> = {
  "/": () => <MessagesPage />,
  "/mes-renvois": () => <ForwardsPage />,
  "/mon-journal": () => <MyCallsPage />,
  "/mes-sms": () => <TextMessagesPage />,
  "/compte": () => <MyAccountPage />,
  "/compte/mot-de-passe": () => <PasswordPage />,
  "/compte/connexions": () => <LoginsPage />,
};

/** What who signed in by a number sees [CNX-09, CNX-10]. */
export function UserSite() {
  const path = useSite().place.path.value;
  const show = Object.hasOwn(pages, path) ? pages[path] : undefined;
  return <UserFrame>{show?.() ?? <NotFoundPage />}</UserFrame>;
}
