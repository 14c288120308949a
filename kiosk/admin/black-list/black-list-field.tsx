import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { blackListVerdict } from "../../../daemon/model/black-list.ts";
import { notesOf } from "../../../daemon/model/config/field.ts";
import { Button } from "../../controls/button.tsx";
import type { ControlProps } from "../../controls/control-props.ts";
import { ListButtons, moved } from "../../controls/list-buttons.tsx";
import { TextField } from "../../controls/text-field.tsx";
import { isDraft } from "../../forms/draft.ts";
import type { Form } from "../../forms/form.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import type { Sentences } from "../../words/fr.ts";

/** Liste noire: Autorisé or Refusé by pattern, the first that fits decides, with a number to try it on [LNO-02…11]. */
export function BlackListField({ form, path, schema }: ControlProps) {
  const site = useSite();
  const t = useSentences();
  const words = t.blackList;
  const list = form.list(path);
  const issue = form.ownIssueOf(path);
  return (
    <>
      <p class="intro quiet">{site.inWords(notesOf(schema).help)}</p>
      {list.length > 0 && (
        <table class="edited">
          <thead>
            <tr>
              <th scope="col">{words.right}</th>
              <th scope="col">{words.pattern}</th>
              <th scope="col" class="row-actions">
                <span class="unseen">{t.actions}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {list.map((_, index) => (
              // Its place is what names it: two rules may say the same.
              <Rule key={index} form={form} path={path} index={index} />
            ))}
          </tbody>
        </table>
      )}
      <Button kind="add" icon="plus" onClick={() => form.set(path, [...list, { right: "refused", pattern: "" }])}>
        {words.add}
      </Button>
      <p class="issue">{issue !== undefined && <bdi>{site.told(issue)}</bdi>}</p>
      {list.length > 0 && <TryOut form={form} path={path} />}
    </>
  );
}

interface RuleProps extends Pick<ControlProps, "form" | "path"> {
  readonly index: number;
}

function Rule({ form, path, index }: RuleProps) {
  const site = useSite();
  const t = useSentences().blackList;
  const id = useId();
  const list = form.list(path);
  const at = `${path}/${index}`;
  const issue = form.issueOf(`${at}/pattern`);
  return (
    <tr>
      <td class="col-right">
        <select
          aria-label={t.rightOf(index + 1)}
          value={form.text(`${at}/right`)}
          onChange={(event) => form.set(`${at}/right`, event.currentTarget.value)}
        >
          <option value="allowed">{t.rights.allowed}</option>
          <option value="refused">{t.rights.refused}</option>
        </select>
      </td>
      <td>
        <input
          type="text"
          inputMode="tel"
          autocomplete="off"
          spellcheck={false}
          maxLength={41}
          aria-label={t.patternOf(index + 1)}
          aria-invalid={issue === undefined ? undefined : "true"}
          aria-describedby={`${id}-issue`}
          value={form.text(`${at}/pattern`)}
          onInput={(event) => form.set(`${at}/pattern`, event.currentTarget.value)}
        />
        <p class="issue" id={`${id}-issue`}>
          {issue !== undefined && <bdi>{site.told(issue)}</bdi>}
        </p>
      </td>
      <td class="row-actions">
        <ListButtons
          name={t.rule(index + 1)}
          index={index}
          count={list.length}
          onMove={(to) => form.set(path, moved(list, index, to))}
          onRemove={() => form.set(path, list.toSpliced(index, 1))}
        />
      </td>
    </tr>
  );
}

function TryOut({ form, path }: { readonly form: Form; readonly path: string }) {
  const t = useSentences().blackList;
  const typed = useSignal("");
  const entries = form
    .list(path)
    .flatMap((one) =>
      isDraft(one) && typeof one.pattern === "string"
        ? [{ right: one.right === "allowed" ? ("allowed" as const) : ("refused" as const), pattern: one.pattern }]
        : [],
    );
  return (
    <TextField
      label={t.tryLabel}
      value={typed.value}
      maxLength={40}
      onChange={(value) => (typed.value = value)}
      help={<span role="status">{typed.value.trim() === "" ? t.tryHelp : said(t, entries, typed.value)}</span>}
    />
  );
}

function said(t: Sentences["blackList"], entries: Parameters<typeof blackListVerdict>[0], typed: string): string {
  // The country of the installation: there is one today (model/config/system.ts).
  const verdict = blackListVerdict(entries, typed, "FR");
  switch (verdict.kind) {
    case "allowed":
    case "refused":
      return t.verdicts[verdict.kind](verdict.rule + 1);
    case "silent":
      return t.verdicts.silent;
    case "no-number":
      return t.verdicts.noNumber;
  }
}
