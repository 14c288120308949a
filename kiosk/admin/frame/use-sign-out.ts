import { useSite } from "../../site/use-site.ts";

/** Déconnexion [CNX-08]: what is shown is gone at once, whether or not the server heard of it. */
export function useSignOut(): () => void {
  const site = useSite();
  const signOut = async () => {
    const answer = await site.ask("logout");
    if (answer.kind === "away") site.notices.failed(site.sentences.value.away);
    else {
      site.signedOut();
      site.place.go("/");
    }
  };
  return () => void signOut();
}
