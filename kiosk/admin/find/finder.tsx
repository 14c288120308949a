import { useComputed, useSignal } from "@preact/signals";
import { useEffect, useId, useRef } from "preact/hooks";
import { Icon } from "../../controls/icon.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";
import { menuRubrics } from "../frame/menu-rubrics.ts";
import { ResultList } from "./result-list.tsx";
import { type Entry, type Found, search } from "./search.ts";
import { useFoundContacts } from "./use-found-contacts.ts";

/**
 * The search across everything: an editable combobox with a list (WAI-ARIA 1.2). The focus stays in the field; the
 * configuration is read when the field is first used, and again when another one is saved; contacts are asked for while
 * somebody types.
 */
export function Finder() {
  const site = useSite();
  const t = useSentences().finder;
  const list = useId();
  const input = useRef<HTMLInputElement>(null);
  const typed = useSignal("");
  const open = useSignal(false);
  const chosen = useSignal(-1);
  const saved = site.feed.picture.value?.configuration?.saved;
  const find = useSignal<typeof import("./entries-of.ts").entriesOf | null>(null);
  useEffect(() => {
    if (!open.value) return;
    void site.office.refresh(saved);
    // What can be found is known by many schemas: no part of what every page waits for.
    void import("./entries-of.ts").then(({ entriesOf }) => {
      find.value = entriesOf;
    });
  }, [open.value, saved]);
  useEffect(() => focusByKey(() => input.current?.focus()), []);

  const entries = useComputed<readonly Entry[]>(
    () =>
      find.value?.(site.office.document.value, {
        sentences: site.sentences.value,
        inWords: (words) => site.inWords(words),
        menu: menuRubrics,
      }) ?? [],
  );
  const contacts = useFoundContacts(open.value ? typed.value : "");
  const groups = open.value ? [...search(entries.value, typed.value), ...contacts] : [];
  const results: readonly Found[] = groups.flatMap(({ found }) => found);
  const isShown = open.value && typed.value.trim() !== "";
  const optionId = (index: number) => `${list}-${index}`;

  const close = () => {
    open.value = false;
    chosen.value = -1;
  };
  const go = (found: Found | undefined) => {
    if (found === undefined) return;
    close();
    typed.value = "";
    input.current?.blur();
    site.place.go(found.entry.to);
  };
  const press = (event: KeyboardEvent) => {
    const last = results.length - 1;
    const move = (to: number) => {
      event.preventDefault();
      open.value = true;
      chosen.value = to;
    };
    switch (event.key) {
      case "ArrowDown":
        return move(chosen.value >= last ? 0 : chosen.value + 1);
      case "ArrowUp":
        return move(chosen.value <= 0 ? last : chosen.value - 1);
      case "Enter":
        event.preventDefault();
        return go(results[chosen.value === -1 ? 0 : chosen.value]);
      case "Escape":
        event.preventDefault();
        if (typed.value === "") input.current?.blur();
        typed.value = "";
        return close();
    }
  };
  return (
    <search class="finder">
      <Icon name="search" />
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-label={t.label}
        aria-autocomplete="list"
        aria-expanded={isShown}
        aria-controls={list}
        aria-activedescendant={chosen.value >= 0 && isShown ? optionId(chosen.value) : undefined}
        placeholder={t.placeholder}
        autocomplete="off"
        spellcheck={false}
        enterkeyhint="go"
        value={typed.value}
        onFocus={() => (open.value = true)}
        onBlur={close}
        onKeyDown={press}
        onInput={({ currentTarget: { value } }) => {
          typed.value = value;
          open.value = true;
          chosen.value = -1;
        }}
      />
      <span class="finder-key" aria-hidden="true">
        /
      </span>
      <ResultList
        id={list}
        groups={isShown ? groups : null}
        typed={typed.value}
        isReading={find.value === null || site.office.document.value === null}
        chosen={chosen.value}
        optionId={optionId}
        choose={go}
      />
    </search>
  );
}

/** `/`, unless somebody is writing, and Ctrl+K or ⌘K anywhere. Returns how to take it back. */
function focusByKey(focus: () => void): () => void {
  const press = (event: KeyboardEvent): void => {
    const isWriting =
      event.target instanceof HTMLElement &&
      event.target.closest("input, textarea, select, [contenteditable]") !== null;
    const isSlash = event.key === "/" && !isWriting && !event.ctrlKey && !event.metaKey && !event.altKey;
    const isK = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    // A dialog keeps the focus inside.
    if ((!isSlash && !isK) || document.querySelector("dialog[open]") !== null) return;
    event.preventDefault();
    focus();
  };
  document.addEventListener("keydown", press);
  return () => document.removeEventListener("keydown", press);
}
