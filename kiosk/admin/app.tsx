import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Away } from "../controls/away.tsx";
import { Later } from "../controls/later.tsx";
import type { Account } from "../site/site.ts";
import { useSentences, useSite } from "../site/use-site.ts";
import { Frame } from "./frame/frame.tsx";
import { Pages } from "./pages.tsx";
import { SignInAgain } from "./sign-in/sign-in-again.tsx";
import { SignInPage } from "./sign-in/sign-in-page.tsx";

/** Forms are no part of what loads first. */
const temporaryPage = async () => (await import("./sign-in/temporary-page.tsx")).TemporaryPage;

const userSite = async () => (await import("../user/user-site.tsx")).UserSite;

/** What somebody sees who is signed in. */
function Inside({ account }: { readonly account: Account }) {
  if (account.mustChange) return <Later load={temporaryPage} />;
  if (account.role === "user") return <Later load={userSite} />;
  return (
    <Frame>
      <Pages />
    </Frame>
  );
}

/** Who nobody knows signs in, or sets the box up; who is signed in gets the frame with the page in it. */
export function App() {
  const site = useSite();
  const t = useSentences();
  const step = useSignal<"asking" | "away" | "set-up" | "sign-in">("asking");

  const begin = async () => {
    step.value = "asking";
    const [setUp, account] = await Promise.all([site.ask("setup.state"), site.ask("account")]);
    if (setUp.kind !== "done") {
      step.value = "away";
      return;
    }
    if (setUp.body.needed) {
      step.value = "set-up";
      return;
    }
    if (account.kind === "done") site.signedIn(account.body);
    step.value = account.kind === "away" ? "away" : "sign-in";
  };
  useEffect(() => void begin(), []);

  /** Shown once in the life of a box. */
  const setUpPage = async () => {
    const { SetUpPage } = await import("./sign-in/set-up-page.tsx");
    return () => <SetUpPage done={() => (step.value = "sign-in")} />;
  };

  const account = site.account.value;
  if (account) {
    return (
      <>
        <Inside key={account.name} account={account} />
        {site.isEnded.value && <SignInAgain />}
      </>
    );
  }
  switch (step.value) {
    case "asking":
      return <p class="quiet centred">{t.loading}</p>;
    case "away":
      return (
        <main class="centred">
          <Away retry={() => void begin()} />
        </main>
      );
    case "set-up":
      return <Later load={setUpPage} />;
    case "sign-in":
      return <SignInPage />;
  }
}
