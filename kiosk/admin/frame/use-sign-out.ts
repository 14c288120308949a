import { useSite } from "../../site/use-site.ts";

/** Déconnexion [CNX-08]: what is shown is gone with it; who has not saved is asked first. */
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
  return () => site.place.leave(() => void signOut());
}
