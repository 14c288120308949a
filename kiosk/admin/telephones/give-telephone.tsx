import { useSignal } from "@preact/signals";
import { Answered } from "../../controls/answered.tsx";
import { Button } from "../../controls/button.tsx";
import { Dialog } from "../../controls/dialog.tsx";
import { useAnswer } from "../../site/use-answer.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { macInColons } from "./mac-in-colons.ts";

interface GiveTelephoneProps {
  readonly macAddress: string;
  readonly close: () => void;
}

/** « Donner à un poste »: its MAC address goes into the form of an extension that has none [DHC-07]. */
export function GiveTelephone({ macAddress, close }: GiveTelephoneProps) {
  const site = useSite();
  const t = useSentences();
  const words = t.telephones;
  const parameters = { collection: "extensions" } as const;
  const { asked, again } = useAnswer(() => site.ask("objects.list", { parameters }));
  const items = asked.value.kind === "here" ? asked.value.value.items : [];
  const free = items.filter((one) => one.macAddress === null);
  const chosen = useSignal("");
  const busy = useSignal(false);
  const number = chosen.value === "" ? String(free[0]?.number ?? "") : chosen.value;
  const give = async () => {
    busy.value = true;
    const answer = await site.ask("objects.changeMany", {
      parameters,
      body: { keys: [number], changes: { macAddress } },
    });
    busy.value = false;
    if (answer.kind !== "done") {
      const [issue] = answer.kind === "refused" ? (answer.problem.issues ?? []) : [];
      site.notices.failed(answer.kind === "away" ? t.away : site.told(issue ?? answer.problem));
      return;
    }
    close();
    site.saved(words.given, answer.body);
    site.place.go(`/postes/${number}`);
  };
  const buttons = (
    <>
      <Button onClick={close}>{t.cancel}</Button>
      {free.length > 0 && (
        <Button kind="main" busy={busy.value} onClick={() => void give()}>
          {words.give}
        </Button>
      )}
    </>
  );
  return (
    <Dialog title={words.giveTitle(macInColons(macAddress))} onClose={close} buttons={buttons}>
      <Answered asked={asked} again={again}>
        {() =>
          free.length === 0 ? (
            <p>{words.noFree}</p>
          ) : (
            <>
              <p class="quiet">{words.giveHelp}</p>
              <label class="picker-filter">
                <span>{words.extension}</span>
                <select value={number} onChange={(event) => (chosen.value = event.currentTarget.value)}>
                  {free.map((one) => (
                    <option key={String(one.number)} value={String(one.number)}>
                      {`${String(one.number)} ${String(one.name)}`}
                    </option>
                  ))}
                </select>
              </label>
            </>
          )
        }
      </Answered>
    </Dialog>
  );
}
