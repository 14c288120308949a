import { useSignal } from "@preact/signals";
import { plainText } from "../forms/plain-text.ts";
import { CALLABLE_KINDS, type CallableKind } from "../site/office.ts";
import { useOffice } from "../site/use-office.ts";
import { useSentences } from "../site/use-site.ts";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { Name } from "./name.tsx";
import { Tabs } from "./tabs.tsx";

interface PickerProps {
  /** What is ticked at first. */
  readonly chosen: readonly string[];
  /** Several, in the order in which they are ticked, or one. */
  readonly several: boolean;
  readonly kinds?: readonly CallableKind[];
  readonly onChoose: (numbers: readonly string[]) => void;
  readonly onCancel: () => void;
}

/** « Choix de l'extension » [PIC-01…05]. */
export function Picker({ chosen, several, kinds = CALLABLE_KINDS, onChoose, onCancel }: PickerProps) {
  const t = useSentences();
  const office = useOffice();
  const ticked = useSignal(chosen);
  const typed = useSignal("");
  const all = office?.callable ?? [];
  const tabs = kinds.filter((kind) => all.some((one) => one.kind === kind));
  const first = tabs.find((kind) => all.some((one) => one.kind === kind && chosen.includes(one.number)));
  const tab = useSignal<CallableKind | null>(null);
  const shown = tab.value ?? first ?? tabs[0] ?? "extended";
  const wanted = plainText(typed.value);
  const found = all.filter(({ kind, number, name }) =>
    wanted === "" ? kind === shown : kinds.includes(kind) && plainText(`${number} ${name}`).includes(wanted),
  );
  const tick = (number: string, on: boolean) => {
    const others = ticked.value.filter((one) => one !== number);
    ticked.value = several ? (on ? [...others, number] : others) : [number];
  };
  const buttons = (
    <>
      <Button onClick={onCancel}>{t.cancel}</Button>
      <Button kind="main" onClick={() => onChoose(ticked.value)}>
        {t.picker.choose}
      </Button>
    </>
  );
  return (
    <Dialog title={t.picker.title} onClose={onCancel} buttons={buttons}>
      <label class="picker-filter">
        <span>{t.search}</span>
        <input type="search" value={typed.value} onInput={(event) => (typed.value = event.currentTarget.value)} />
      </label>
      <Tabs
        label={t.picker.title}
        tabs={tabs.map((kind) => ({ key: kind, title: t.picker.tabs[kind] }))}
        current={shown}
        onChange={(kind) => {
          tab.value = kind;
          typed.value = "";
        }}
      >
        {found.length === 0 ? (
          <p class="quiet" role="status">
            {office === null ? t.loading : t.picker.nothing}
          </p>
        ) : (
          <table class="picker-table">
            <thead>
              <tr>
                <th scope="col">
                  <span class="unseen">{t.picker.choose}</span>
                </th>
                <th scope="col">{t.extensions.number}</th>
                <th scope="col">{t.extensions.name}</th>
              </tr>
            </thead>
            <tbody>
              {found.map(({ kind, number, name }) => (
                <tr key={`${kind} ${number}`}>
                  <td>
                    <input
                      type={several ? "checkbox" : "radio"}
                      name="picked"
                      aria-label={`${number} ${name}`}
                      checked={ticked.value.includes(number)}
                      onChange={(event) => tick(number, event.currentTarget.checked)}
                    />
                  </td>
                  <th scope="row">{number}</th>
                  <td>
                    <Name>{name}</Name>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Tabs>
    </Dialog>
  );
}
