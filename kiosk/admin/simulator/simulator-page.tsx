import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { RouteExplanation, RouteQuestion } from "../../../daemon/contracts/route-explanation.ts";
import { Away } from "../../controls/away.tsx";
import { Panel } from "../../controls/panel.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";
import { Page } from "../frame/page.tsx";
import { type AskedWay, addressOf, askedWayOf, nothingAsked, questionOf, type Wrongs } from "./asked-way.ts";
import { CallForm } from "./call-form.tsx";
import { FoundWay } from "./found-way.tsx";
import { useSimulated } from "./use-simulated.ts";

type Found =
  | { readonly kind: "nothing" | "asking" | "away" }
  | { readonly kind: "refused"; readonly why: string }
  | { readonly kind: "here"; readonly question: RouteQuestion; readonly way: RouteExplanation };

/** Which way a call would take; what is asked stands in the address, so that it can be shown to somebody else. */
export function SimulatorPage() {
  const site = useSite();
  const t = useSentences().simulator;
  const office = useSimulated();
  const search = site.place.search.value;
  const draft = useSignal<AskedWay>(askedWayOf(search));
  const wrongs = useSignal<Wrongs>({});
  const found = useSignal<Found>({ kind: "nothing" });
  const turn = useRef(0);

  const ask = async (question: RouteQuestion) => {
    const mine = ++turn.current;
    found.value = { kind: "asking" };
    const answer = await site.ask("calls.route", { body: question });
    if (mine !== turn.current) return;
    if (answer.kind === "done") found.value = { kind: "here", question, way: answer.body };
    else if (answer.kind === "refused") found.value = { kind: "refused", why: site.told(answer.problem) };
    else found.value = { kind: "away" };
  };
  const look = (asked: AskedWay) => {
    const read = questionOf(asked, office.timeZone);
    wrongs.value = "wrongs" in read ? read.wrongs : {};
    if ("question" in read) void ask(read.question);
  };
  // What the address asks is shown when one comes here, and goes Back.
  useEffect(() => {
    if (!office.isKnown) return;
    const asked = askedWayOf(search);
    draft.value = asked;
    if (search === "") found.value = { kind: "nothing" };
    else look(asked);
  }, [search, office.isKnown]);
  const submit = () => {
    const search = addressOf(draft.value);
    if (search === site.place.search.peek() || "wrongs" in questionOf(draft.value, office.timeZone)) look(draft.value);
    else site.place.seek(search);
  };
  const { value } = found;
  return (
    <Page title={t.title}>
      <p class="intro">{t.intro}</p>
      <CallForm
        office={office}
        asked={draft.value}
        wrongs={wrongs.value}
        refused={value.kind === "refused" ? value.why : undefined}
        busy={value.kind === "asking"}
        change={(part) => {
          draft.value = { ...nothingAsked, ...draft.value, ...part };
          wrongs.value = {};
        }}
        submit={submit}
      />
      {value.kind === "away" && <Away retry={() => look(draft.value)} />}
      <div aria-live="polite">
        {value.kind === "here" && (
          <Panel title={t.path}>
            <FoundWay question={value.question} way={value.way} office={office} />
          </Panel>
        )}
      </div>
    </Page>
  );
}
