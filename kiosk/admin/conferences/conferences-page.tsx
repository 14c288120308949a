import { useSignal } from "@preact/signals";
import type { ConferenceStatus } from "../../../daemon/contracts/conference.ts";
import type { Answer } from "../../api/ask.ts";
import { Answered } from "../../controls/answered.tsx";
import { Button } from "../../controls/button.tsx";
import { Confirm } from "../../controls/confirm.tsx";
import { May } from "../../controls/may.tsx";
import { Name } from "../../controls/name.tsx";
import { Panel } from "../../controls/panel.tsx";
import { useAnswer } from "../../site/use-answer.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { ObjectsPage } from "../objects/objects-page.tsx";
import { conferenceKind } from "./conference-kind.tsx";

/** Rooms, and who is in them now. */
export function ConferencesPage() {
  return <ObjectsPage kind={conferenceKind} above={<NowGoingOn />} />;
}

/** Asked for again whenever somebody's seat changes, as the live calls say. */
function NowGoingOn() {
  const { ask, feed } = useSite();
  const t = useSentences().conferences;
  const seats = [...(feed.picture.value?.calls.values() ?? [])].flatMap(({ call, conference }) =>
    conference === null ? [] : [call, JSON.stringify(conference)],
  );
  const { asked, again } = useAnswer(() => ask("conferences.list"), seats.join());
  return (
    <Panel title={t.now}>
      <Answered asked={asked} again={again}>
        {({ items }) =>
          items.length === 0 ? (
            <p class="quiet">{t.none}</p>
          ) : (
            <>
              {items.map((one) => (
                <Conference key={one.id} conference={one} changed={again} />
              ))}
            </>
          )
        }
      </Answered>
    </Panel>
  );
}

type Ordered = Answer<"conferences.end" | "conferences.lock" | "conferences.mute" | "conferences.remove">;

function Conference({ conference, changed }: { readonly conference: ConferenceStatus; readonly changed: () => void }) {
  const site = useSite();
  const t = useSentences();
  const words = t.conferences;
  const ending = useSignal(false);
  const { id, name, number, isLocked, participants } = conference;
  const title = `${number ?? ""} ${name}`.trim();
  const order = async (ordering: Promise<Ordered>) => {
    const answer = await ordering;
    if (answer.kind === "refused") site.notices.failed(site.told(answer.problem));
    changed();
  };
  const parameters = { id };
  return (
    <section class="conference" aria-label={title}>
      <p class="player">
        <strong>
          <Name>{title}</Name>
        </strong>
        <span class="quiet">{words.count(participants.length)}</span>
        <May>
          <Button onClick={() => void order(site.ask("conferences.lock", { parameters, body: { on: !isLocked } }))}>
            {isLocked ? words.unlock : words.lock}
          </Button>
          <Button onClick={() => void order(site.ask("conferences.mute", { parameters, body: { on: true } }))}>
            {words.muteAll}
          </Button>
          <Button warns onClick={() => (ending.value = true)}>
            {words.end}
          </Button>
        </May>
      </p>
      <ul class="participants">
        {participants.map(({ call, number: who, name: called, stage, leads, muted, speaks }) => {
          const said = `${who} ${called}`.trim();
          const states = [
            stage === "waits" ? words.waits : null,
            leads ? words.leads : null,
            muted ? words.muted : null,
            speaks ? words.speaks : null,
          ].filter((one) => one !== null);
          return (
            <li key={call}>
              <Name>{said}</Name> <span class="quiet">{states.join(" · ")}</span>
              <May>
                <Button
                  onClick={() => void order(site.ask("conferences.mute", { parameters, body: { call, on: !muted } }))}
                  label={muted ? words.unmuteOne(said) : words.muteOne(said)}
                >
                  {muted ? words.unmute : words.mute}
                </Button>
                <Button
                  warns
                  onClick={() => void order(site.ask("conferences.remove", { parameters, body: { call } }))}
                  label={words.removeOne(said)}
                >
                  {words.remove}
                </Button>
              </May>
            </li>
          );
        })}
      </ul>
      {ending.value && (
        <Confirm
          title={words.endTitle(title)}
          yes={words.end}
          onYes={() => {
            ending.value = false;
            void order(site.ask("conferences.end", { parameters }));
          }}
          onNo={() => (ending.value = false)}
        >
          <p>{words.endText}</p>
        </Confirm>
      )}
    </section>
  );
}
