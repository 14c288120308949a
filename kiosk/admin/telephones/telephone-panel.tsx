import { useSignal } from "@preact/signals";
import type { Telephone, TelephoneStory } from "../../../daemon/contracts/telephone.ts";
import { Button } from "../../controls/button.tsx";
import { Icon } from "../../controls/icon.tsx";
import { May } from "../../controls/may.tsx";
import { Name } from "../../controls/name.tsx";
import { Panel } from "../../controls/panel.tsx";
import { Row } from "../../controls/row.tsx";
import { useAnswer } from "../../site/use-answer.ts";
import { useNow } from "../../site/use-now.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { howFar } from "./how-far.ts";
import { macInColons } from "./mac-in-colons.ts";
import { OwnPage } from "./own-page.tsx";
import { RestartList } from "./restart-list.tsx";
import { TelephoneModel } from "./telephone-model.tsx";
import { useRestarts } from "./use-restarts.ts";
import { useTelephones } from "./use-telephones.ts";

/** The telephone of an extension: how far it has come, and what to do about it [POS-17]. Nothing for one that has none. */
export function TelephonePanel({ number }: { readonly number: string }) {
  const { asked } = useTelephones();
  const items = asked.value.kind === "here" ? asked.value.value.items : [];
  const telephone = items.find(({ numbers }) => numbers.includes(number));
  return telephone === undefined ? null : <Found number={number} telephone={telephone} />;
}

interface FoundProps {
  /** Of the extension, which may have one handset of a base. */
  readonly number: string;
  readonly telephone: Telephone;
}

function Found({ number, telephone }: FoundProps) {
  const site = useSite();
  const t = useSentences();
  const words = t.telephones;
  const { moment } = site.formats.value;
  const { macAddress, state, letInUntil, givenAt, from } = telephone;
  const { items, isBusy, restart } = useRestarts((one) => one.number === number);
  const { asked } = useAnswer(
    () => site.ask("telephones.story", { parameters: { macAddress } }),
    site.feed.picture.value?.telephones?.version ?? null,
  );
  const letIn = async () => {
    const answer = await site.ask("telephones.letIn", { parameters: { macAddress } });
    if (answer.kind === "done") site.notices.done(words.wasLetIn);
    else site.notices.failed(answer.kind === "away" ? t.away : site.told(answer.problem));
  };
  return (
    <Panel title={words.panel}>
      <p class="panel-line">
        <strong>{words.states[state]}</strong> – {words.means[state]}
        {letInUntil !== null && ` ${words.until(moment(letInUntil))}`}
        {givenAt !== null && ` ${words.givenAt(moment(givenAt))}`}
      </p>
      {asked.value.kind === "here" && <Way number={number} story={asked.value.value} />}
      <Row label={words.model}>
        <TelephoneModel telephone={telephone} />
      </Row>
      <Row label={words.mac}>
        <code>{macInColons(macAddress)}</code>
      </Row>
      {from !== null && (
        <Row label={words.ip}>
          <OwnPage ip={from} />
        </Row>
      )}
      <May>
        <Row label={words.letIn} help={words.letInHelp}>
          <Button onClick={() => void letIn()}>{words.letIn}</Button>
        </Row>
        <Row label={words.restart} help={words.restartHelp}>
          <Button busy={isBusy} onClick={() => void restart({ numbers: [number], makers: null }, false)}>
            {words.restart}
          </Button>
          <RestartList items={items} />
        </Row>
        <Row label={words.passwords}>
          <Passwords key={`${macAddress} ${letInUntil}`} macAddress={macAddress} />
        </Row>
      </May>
      {asked.value.kind === "here" && <Story story={asked.value.value} />}
    </Panel>
  );
}

/** Seen, given its settings, registered; where it stopped, what to do. */
function Way({ number, story: { telephone, events } }: { readonly number: string; readonly story: TelephoneStory }) {
  const t = useSentences().telephones;
  const extensions = useSite().feed.picture.value?.extensions;
  const { trouble, ...way } = howFar(telephone, events, extensions?.get(number)?.devices ?? [], useNow());
  const steps = ["isThere", "hasAsked", "hasSettings", "isRegistered", "isHeard"] as const;
  return (
    <>
      <ol class="first-steps">
        {steps.map((step) => (
          <li key={step} class={way[step] ? "first-step done" : "first-step"}>
            <span class="first-step-mark">
              {way[step] && <Icon name="done" />}
              <span class="unseen">{way[step] ? t.done : t.toCome} :</span>
            </span>
            <p class="first-step-text">{t.way[step]}</p>
          </li>
        ))}
      </ol>
      <div role="status">
        {trouble !== null && (
          <div class="notice trouble">
            <p>{t.troubles[trouble]}</p>
          </div>
        )}
      </div>
    </>
  );
}

/** Fetched when they are asked for, and never before: it is noted. */
function Passwords({ macAddress }: { readonly macAddress: string }) {
  const site = useSite();
  const t = useSentences();
  const words = t.telephones;
  const shown = useSignal<{ readonly admin: string; readonly user: string } | null>(null);
  const toggle = async () => {
    if (shown.value !== null) {
      shown.value = null;
      return;
    }
    const answer = await site.ask("telephones.passwords", { parameters: { macAddress } });
    if (answer.kind === "done") shown.value = answer.body;
    else site.notices.failed(answer.kind === "away" ? t.away : site.told(answer.problem));
  };
  return (
    <span class="copied">
      {shown.value !== null && (
        <span>
          {words.admin} <code>{shown.value.admin}</code>, {words.user} <code>{shown.value.user}</code>
        </span>
      )}
      <Button onClick={() => void toggle()} expanded={shown.value !== null}>
        {shown.value === null ? t.show : t.hide}
      </Button>
    </span>
  );
}

function Story({ story: { events, remarks } }: { readonly story: TelephoneStory }) {
  const site = useSite();
  const t = useSentences().telephones;
  const { moment } = site.formats.value;
  return (
    <>
      {remarks.length > 0 && (
        <details>
          <summary>{`${t.remarks} (${remarks.length})`}</summary>
          <ul>
            {remarks.map((one, index) => (
              <li key={index}>
                <bdi>{site.because(one)}</bdi>
              </li>
            ))}
          </ul>
        </details>
      )}
      <details>
        <summary>{t.story}</summary>
        {events.length === 0 ? (
          <p class="quiet">{t.noStory}</p>
        ) : (
          <table>
            <thead>
              <tr>
                <th scope="col">{t.date}</th>
                <th scope="col">{t.what}</th>
                <th scope="col">{t.file}</th>
                <th scope="col" class="wide-only">
                  {t.ip}
                </th>
              </tr>
            </thead>
            <tbody>
              {events.map(({ at, kind, by, times, what, from, revision }, index) => (
                <tr key={index}>
                  <td>{moment(at)}</td>
                  <td>
                    {t.events[kind]}
                    {by !== undefined && ` ${t.by[by]}`}
                    {revision !== undefined && ` – ${t.revision(revision)}`}
                    {times > 1 && ` (${t.times(times)})`}
                  </td>
                  <td>
                    <Name>{what}</Name>
                  </td>
                  <td class="wide-only">{from}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </details>
    </>
  );
}
