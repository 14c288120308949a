import { useId } from "preact/hooks";
import { notesOf } from "../../daemon/model/config/field.ts";
import { isDraft } from "../forms/draft.ts";
import { useOffice } from "../site/use-office.ts";
import { useSentences, useSite } from "../site/use-site.ts";
import { CalledInput } from "./called-input.tsx";
import type { ControlProps } from "./control-props.ts";
import { Row } from "./row.tsx";

const WAYS = ["none", "voicemail", "menu", "transfer"] as const;
type Way = (typeof WAYS)[number];

/** Where a call goes on: nowhere, a mailbox, a menu, or a number [PRO-05…11]. */
export function ForwardField({ form, path, schema }: ControlProps) {
  const site = useSite();
  const t = useSentences();
  const office = useOffice();
  const id = useId();
  const { label, help } = notesOf(schema);
  const value = form.value(path);
  const number = isDraft(value) && typeof value.number === "string" ? value.number : "";
  const menus = office?.callable.filter(({ kind }) => kind === "menus") ?? [];
  const is: Way = !isDraft(value)
    ? "none"
    : value.kind === "voicemail"
      ? "voicemail"
      : menus.some((one) => one.number === number)
        ? "menu"
        : "transfer";
  const ways = WAYS.filter((way) => way !== "menu" || menus.length > 0);
  const choose = (way: Way) => {
    if (way === "none") form.set(path, null);
    else if (way === "voicemail") form.set(path, { kind: "voicemail", mailbox: "" });
    else form.set(path, { kind: "number", number: way === "menu" ? (menus[0]?.number ?? "") : "" });
  };
  const setNumber = (to: string) => form.set(path, { kind: "number", number: to });
  const issue = form.issueOf(path);
  const title = site.inWords(label);
  return (
    <Row label={<span id={`${id}-label`}>{title}</span>} help={site.inWords(help)}>
      <div role="radiogroup" aria-labelledby={`${id}-label`} class="ways">
        {ways.map((way) => (
          <div key={way} class="way">
            <label>
              <input type="radio" name={id} checked={is === way} onChange={() => choose(way)} />
              {t.forward.ways[way]}
            </label>
            {way === is && way === "voicemail" && (
              <select
                aria-label={`${title} – ${t.forward.ways.voicemail}`}
                value={isDraft(value) && typeof value.mailbox === "string" ? value.mailbox : ""}
                onChange={(event) => form.set(path, { kind: "voicemail", mailbox: event.currentTarget.value })}
              >
                <option value="">{t.forward.defaultMailbox}</option>
                {office?.mailboxes.map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.name} ({one.owner})
                  </option>
                ))}
              </select>
            )}
            {way === is && way === "menu" && (
              <select
                aria-label={`${title} – ${t.forward.ways.menu}`}
                value={number}
                onChange={(event) => setNumber(event.currentTarget.value)}
              >
                {menus.map((one) => (
                  <option key={one.number} value={one.number}>
                    {one.name} ({one.number})
                  </option>
                ))}
              </select>
            )}
            {way === is && way === "transfer" && (
              <CalledInput
                number={number}
                label={title}
                ties={{
                  "aria-label": `${title} – ${t.forward.ways.transfer}`,
                  "aria-invalid": issue === undefined ? undefined : "true",
                }}
                onChange={setNumber}
              />
            )}
          </div>
        ))}
      </div>
      <p class="issue">{issue !== undefined && <bdi>{site.told(issue)}</bdi>}</p>
    </Row>
  );
}
