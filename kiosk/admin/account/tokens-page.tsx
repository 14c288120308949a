import { useSignal } from "@preact/signals";
import type { ProgramToken } from "../../../daemon/contracts/program-token.ts";
import { Answered } from "../../controls/answered.tsx";
import { Confirm } from "../../controls/confirm.tsx";
import { Empty } from "../../controls/empty.tsx";
import { Name } from "../../controls/name.tsx";
import { useAnswer } from "../../site/use-answer.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { Page } from "../frame/page.tsx";
import { NewToken } from "./new-token.tsx";
import { TokenTable } from "./token-table.tsx";

/** Jetons d'accès: what programs hold to use the API. */
export function TokensPage() {
  const site = useSite();
  const all = useSentences();
  const t = all.tokens;
  const { asked, again } = useAnswer(() => site.ask("tokens.list"));
  const revoking = useSignal<ProgramToken | null>(null);
  const revoke = async (id: string) => {
    revoking.value = null;
    const answer = await site.ask("tokens.revoke", { parameters: { id } });
    if (answer.kind === "done") site.notices.done(t.revoked);
    else site.notices.failed(answer.kind === "away" ? all.away : site.told(answer.problem));
    again();
  };
  const token = revoking.value;
  return (
    <Page title={t.title}>
      <p class="intro">{t.intro}</p>
      <Answered asked={asked} again={again}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t.nothing}>{t.nothingHelp}</Empty>
          ) : (
            <TokenTable tokens={items} revoke={(one) => (revoking.value = one)} />
          )
        }
      </Answered>
      <NewToken created={again} />
      {token !== null && (
        <Confirm
          title={t.revokeTitle}
          yes={t.revokeButton}
          onYes={() => void revoke(token.id)}
          onNo={() => (revoking.value = null)}
        >
          <p>
            <Name>{token.name}</Name>
          </p>
          <p>{t.revokeText}</p>
        </Confirm>
      )}
    </Page>
  );
}
