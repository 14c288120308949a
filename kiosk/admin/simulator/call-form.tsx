import { Button } from "../../controls/button.tsx";
import { Field } from "../../controls/field.tsx";
import { Panel } from "../../controls/panel.tsx";
import { TextField } from "../../controls/text-field.tsx";
import { numbered } from "../../site/numbers-of.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { type AskedWay, momentsFrom, type Wrongs } from "./asked-way.ts";
import type { Simulated } from "./use-simulated.ts";

interface CallFormProps {
  readonly office: Simulated;
  readonly asked: AskedWay;
  readonly wrongs: Wrongs;
  /** Why the server does not know the caller. */
  readonly refused: string | undefined;
  readonly busy: boolean;
  readonly change: (part: Partial<AskedWay>) => void;
  readonly submit: () => void;
}

/** Who calls whom, and when. */
export function CallForm({ office, asked, wrongs, refused, busy, change, submit }: CallFormProps) {
  const t = useSentences().simulator;
  const told = (name: keyof Wrongs): string | undefined => {
    const wrong = wrongs[name];
    return wrong === undefined ? undefined : t[wrong];
  };
  return (
    <form
      noValidate
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
        // After the page has been drawn with what is wrong in it.
        const form = event.currentTarget;
        requestAnimationFrame(() => form.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
      }}
    >
      <Panel title={t.call}>
        <CallerField office={office} asked={asked} issue={told("from") ?? refused} change={change} />
        {asked.line !== "" && (
          <TextField
            label={t.caller}
            help={t.callerHelp}
            value={asked.caller}
            maxLength={40}
            issue={told("caller")}
            onChange={(caller) => change({ caller })}
          />
        )}
        <TextField
          label={t.to}
          help={asked.line === "" ? t.toHelp : t.toByLineHelp}
          value={asked.to}
          maxLength={40}
          issue={told("to")}
          onChange={(to) => change({ to })}
        />
        <WhenField office={office} at={asked.at} issue={told("at")} change={change} />
        <div class="form-end">
          <Button kind="main" submit busy={busy}>
            {t.show}
          </Button>
        </div>
      </Panel>
    </form>
  );
}

interface PartProps {
  readonly office: Simulated;
  readonly issue: string | undefined;
  readonly change: (part: Partial<AskedWay>) => void;
}

function CallerField({ office, asked, issue, change }: PartProps & { readonly asked: AskedWay }) {
  const t = useSentences().simulator;
  const chosen = asked.line === "" ? `p${asked.from}` : `l${asked.line}`;
  const known = asked.line === "" ? office.extensions : office.lines;
  const isKnown = known.some(({ number }) => number === chosen.slice(1));
  const choose = (value: string) => {
    if (value.startsWith("l")) change({ line: value.slice(1), from: "" });
    else change({ from: value.slice(1), line: "", caller: "" });
  };
  return (
    <Field
      label={t.from}
      help={t.fromHelp}
      issue={issue}
      control={(ties) => (
        <select {...ties} value={chosen} onChange={(event) => choose(event.currentTarget.value)}>
          {(chosen === "p" || !isKnown) && <option value={chosen}>{chosen.slice(1)}</option>}
          <optgroup label={t.inside}>
            {office.extensions.map((one) => (
              <option key={one.number} value={`p${one.number}`}>
                {numbered(one)}
              </option>
            ))}
          </optgroup>
          {office.lines.length > 0 && (
            <optgroup label={t.outside}>
              {office.lines.map((one) => (
                <option key={one.number} value={`l${one.number}`}>
                  {t.byLine(numbered(one))}
                </option>
              ))}
            </optgroup>
          )}
        </select>
      )}
    />
  );
}

function WhenField({ office, at, issue, change }: PartProps & { readonly at: string }) {
  const t = useSentences().simulator;
  const { feed } = useSite();
  const { tonight, sunday, holiday } = momentsFrom(feed.now(), office.timeZone, office.holidays);
  const quick = [
    [t.now, ""],
    [t.tonight, tonight],
    [t.sunday, sunday],
    [t.holiday(holiday.name), holiday.at],
  ] as const;
  return (
    <Field
      label={t.when}
      help={t.whenHelp}
      issue={issue}
      control={(ties) => (
        <>
          <input
            {...ties}
            type="datetime-local"
            class="moment"
            value={at}
            onInput={(event) => change({ at: event.currentTarget.value })}
          />
          <div class="chips">
            {quick.map(([label, moment]) => (
              <button
                key={label}
                type="button"
                class="chip"
                aria-pressed={at === moment}
                onClick={() => change({ at: moment })}
              >
                {label}
              </button>
            ))}
          </div>
        </>
      )}
    />
  );
}
