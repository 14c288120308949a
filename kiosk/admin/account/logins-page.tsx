import { useSignal } from "@preact/signals";
import type { Static } from "typebox";
import type { openLoginSchema } from "../../../daemon/contracts/api/account-routes.ts";
import { Answered } from "../../controls/answered.tsx";
import { Button } from "../../controls/button.tsx";
import { Confirm } from "../../controls/confirm.tsx";
import { Name } from "../../controls/name.tsx";
import { useAnswer } from "../../site/use-answer.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { Page } from "../frame/page.tsx";
import { LoginTable } from "./login-table.tsx";

export type OpenLogin = Static<typeof openLoginSchema>;

/** Connexions ouvertes: one's own; an administrator with all rights sees everybody's. */
export function LoginsPage() {
  const site = useSite();
  const all = useSentences();
  const t = all.accounts.logins;
  const { asked, again } = useAnswer(() => site.ask("logins.list"));
  const ending = useSignal<OpenLogin | null>(null);
  const told = (answer: Awaited<ReturnType<typeof site.ask<"logins.end" | "logins.endOthers">>>, text: string) => {
    if (answer.kind === "done") site.notices.done(text);
    else site.notices.failed(answer.kind === "away" ? all.away : site.told(answer.problem));
    again();
  };
  const end = async ({ id }: OpenLogin) => {
    ending.value = null;
    told(await site.ask("logins.end", { parameters: { id } }), t.ended);
  };
  const endOthers = async () => {
    const answer = await site.ask("logins.endOthers");
    told(answer, answer.kind === "done" ? t.endedOthers(answer.body.ended) : "");
  };
  const one = ending.value;
  return (
    <Page title={all.accounts.pages.logins} actions={<Button onClick={() => void endOthers()}>{t.endOthers}</Button>}>
      <p class="intro">{t.intro}</p>
      <Answered asked={asked} again={again}>
        {({ items }: { readonly items: readonly OpenLogin[] }) => (
          <LoginTable logins={items} end={(login) => (ending.value = login)} />
        )}
      </Answered>
      {one !== null && (
        <Confirm title={t.endTitle} yes={t.endButton} onYes={() => void end(one)} onNo={() => (ending.value = null)}>
          <p>
            <Name>{one.name}</Name>
          </p>
          <p>{t.endText}</p>
        </Confirm>
      )}
    </Page>
  );
}
