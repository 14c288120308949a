import { useSignal } from "@preact/signals";
import { notesOf } from "../../../daemon/model/config/field.ts";
import { Button } from "../../controls/button.tsx";
import { CalledInput } from "../../controls/called-input.tsx";
import type { ControlProps } from "../../controls/control-props.ts";
import { RemoveButton } from "../../controls/remove-button.tsx";
import { isDraft } from "../../forms/draft.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { numbersInARow } from "./numbers-in-a-row.ts";

/** The public numbers of a line (SDA), each with what it rings; whole blocks at once. */
export function LineNumbersField({ form, path, schema }: ControlProps) {
  const site = useSite();
  const t = useSentences();
  const words = t.trunks.numbers;
  const { label, help } = notesOf(schema);
  const list = form.list(path);
  const issue = form.ownIssueOf(path);
  const told = (at: string) => {
    const wrong = form.issueOf(at);
    return wrong && site.told(wrong);
  };
  return (
    <fieldset class="part">
      <legend>{site.inWords(label)}</legend>
      <p class="quiet">{list.length === 0 ? words.none : site.inWords(help)}</p>
      {list.length > 0 && (
        <table class="edited">
          <thead>
            <tr>
              <th scope="col">{words.column}</th>
              <th scope="col">{t.trunks.rings}</th>
              <th scope="col" class="row-actions">
                <span class="unseen">{t.actions}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {list.map((_, index) => {
              const at = `${path}/${index}`;
              const number = form.text(`${at}/number`);
              return (
                // Its place is what names it, while the number is being typed.
                <tr key={index}>
                  <td>
                    <input
                      type="text"
                      class="number"
                      inputMode="tel"
                      autocomplete="off"
                      maxLength={16}
                      aria-label={words.numberOf(index + 1)}
                      aria-invalid={told(`${at}/number`) === undefined ? undefined : "true"}
                      value={number}
                      onInput={(event) => form.set(`${at}/number`, event.currentTarget.value)}
                    />
                    <p class="issue">{told(`${at}/number`)}</p>
                  </td>
                  <td>
                    <CalledInput
                      number={form.text(`${at}/extension`)}
                      label={words.extensionOf(index + 1)}
                      ties={{ "aria-label": words.extensionOf(index + 1) }}
                      onChange={(extension) => form.set(`${at}/extension`, extension)}
                    />
                    <p class="issue">{told(`${at}/extension`)}</p>
                  </td>
                  <td class="row-actions">
                    <RemoveButton
                      label={t.list.takeOut(number)}
                      onClick={() => form.set(path, list.toSpliced(index, 1))}
                    />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      <Button icon="plus" onClick={() => form.set(path, [...list, { number: "", extension: "" }])}>
        {words.add}
      </Button>
      <Block
        add={(numbers) => {
          const there = list.flatMap((one) => (isDraft(one) ? [one.number] : []));
          const fresh = numbers.filter((number) => !there.includes(number));
          form.set(path, [...list, ...fresh.map((number) => ({ number, extension: "" }))]);
        }}
      />
      <p class="issue">{issue !== undefined && <bdi>{site.told(issue)}</bdi>}</p>
    </fieldset>
  );
}

/** « Plusieurs SDA à la suite ». */
function Block({ add }: { readonly add: (numbers: readonly string[]) => void }) {
  const t = useSentences().trunks.numbers;
  const first = useSignal("");
  const count = useSignal("");
  const isWrong = useSignal(false);
  const put = () => {
    const numbers = numbersInARow(first.value, Number(count.value));
    isWrong.value = numbers === null;
    if (numbers === null) return;
    add(numbers);
    first.value = "";
    count.value = "";
  };
  return (
    <details class="block">
      <summary>{t.rangeTitle}</summary>
      <div class="inline">
        <label>
          <span>{t.rangeFirst}</span>
          <input
            type="text"
            class="number"
            inputMode="tel"
            autocomplete="off"
            value={first.value}
            onInput={(event) => (first.value = event.currentTarget.value)}
          />
        </label>
        <label>
          <span>{t.rangeCount}</span>
          <input
            type="text"
            class="short"
            inputMode="numeric"
            autocomplete="off"
            value={count.value}
            onInput={(event) => (count.value = event.currentTarget.value)}
          />
        </label>
        <Button onClick={put}>{t.rangeAdd}</Button>
      </div>
      <p class="issue" role="alert">
        {isWrong.value && t.rangeWrong}
      </p>
    </details>
  );
}
