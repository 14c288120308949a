import { routes } from "../../../daemon/contracts/api/routes.ts";
import { addressOf } from "../../api/address.ts";
import { Answered } from "../../controls/answered.tsx";
import { BackLink } from "../../controls/back-link.tsx";
import { Empty } from "../../controls/empty.tsx";
import { useAnswer } from "../../site/use-answer.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { Page } from "../frame/page.tsx";
import { Ladder } from "./ladder.tsx";

/** What the telephones of a call and the box said to each other in SIP. */
export function LadderPage({ call }: { readonly call: string }) {
  const site = useSite();
  const all = useSentences();
  const t = all.ladder;
  const { asked, again } = useAnswer(() => site.ask("calls.trace", { parameters: { call } }));
  const page = `/journal/${encodeURIComponent(call)}`;
  const trail = [
    { to: "/journal", text: all.journal.title },
    { to: page, text: all.journal.one },
  ];
  const actions = (
    <>
      {asked.value.kind === "here" && (
        <>
          <a class="button" href={addressOf(routes["calls.traceText"], { call })} download>
            {t.text}
          </a>
          <a class="button" href={addressOf(routes["calls.tracePackets"], { call })} download>
            {t.packets}
          </a>
        </>
      )}
      <BackLink to={page} />
    </>
  );
  return (
    <Page title={t.title} trail={trail} actions={actions}>
      <Answered asked={asked} again={again}>
        {(trace) =>
          trace.messages.length === 0 ? (
            <Empty title={t.nothing}>{t.nothingHelp}</Empty>
          ) : (
            <>
              <p class="intro">{t.help}</p>
              <Ladder trace={trace} />
            </>
          )
        }
      </Answered>
    </Page>
  );
}
