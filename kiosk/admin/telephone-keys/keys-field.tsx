import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { notesOf } from "../../../daemon/model/config/field.ts";
import { isRecord } from "../../../daemon/model/config/json.ts";
import { Button } from "../../controls/button.tsx";
import type { ControlProps } from "../../controls/control-props.ts";
import { Picker } from "../../controls/picker.tsx";
import { draftValue, itemOf } from "../../forms/draft.ts";
import { useDocument } from "../../site/use-document.ts";
import { useMay } from "../../site/use-may.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { KeyDrawing } from "./key-drawing.tsx";
import {
  firstFree,
  isLineFirst,
  isSamePlace,
  isThere,
  type KeyPlace,
  movedKey,
  placeOf,
  sortedKeys,
} from "./key-places.ts";
import { KeyRow } from "./key-row.tsx";
import { keyNamesIn, shownLabel } from "./shown-label.ts";
import { useKeyRoom } from "./use-key-room.ts";

/** Places that are drawn of a telephone whose model is not known. */
const USUAL_KEYS = 8;

/** « Touches du téléphone »: drawn as the model has them, listed in order, moved, copied from another poste [POS-17, POS-22]. */
export function KeysField({ form, path, schema }: ControlProps) {
  const site = useSite();
  const t = useSentences().telephoneKeys;
  const document = useDocument();
  const mayMove = useMay("write");
  const list = useRef<HTMLOListElement>(null);
  const copying = useSignal(false);
  const told = useSignal("");
  const room = useKeyRoom(form.text("macAddress"));

  const keys = sortedKeys(form.list(path));
  const names = keyNamesIn(document, form.text("number"));
  const beside = Number(form.text("keyModules")) || 0;
  const parts = room === null ? null : { ...room, own: room.keys, modules: Math.min(beside, room.modules) };
  const drawn = keys.map((key) => ({ place: placeOf(key), label: shownLabel(key, names) }));
  const most = (module: number): number =>
    Math.max(0, ...drawn.filter(({ place }) => place.module === module).map(({ place }) => place.position));
  const counts =
    parts === null
      ? Array.from({ length: beside + 1 }, (_, module) => Math.max(most(module), USUAL_KEYS))
      : [parts.own, ...Array.from({ length: parts.modules }, () => parts.moduleKeys)];

  const line = parts !== null && isLineFirst(keys, parts) ? names.own : null;

  /** Once it is drawn. */
  const focus = (place: KeyPlace, control: string) =>
    requestAnimationFrame(() => {
      const row = list.current?.querySelector<HTMLElement>(`[data-place="${place.module}/${place.position}"]`);
      (control === "" ? row : row?.querySelector<HTMLElement>(control))?.focus();
    });
  const add = ({ module, position }: KeyPlace) => {
    const key = draftValue(itemOf(schema), { module, position, does: { kind: "lamp" } });
    form.set(path, sortedKeys([...keys, key]));
    focus({ module, position }, ".key-target input");
  };
  const move = (from: KeyPlace, to: KeyPlace) => {
    form.set(path, movedKey(keys, from, to));
    const moved = drawn.find(({ place }) => isSamePlace(place, from));
    told.value = `${moved?.label ?? ""} : ${t.place(to)}`;
    focus(to, "");
  };
  const press = (place: KeyPlace) => {
    if (drawn.some((one) => isSamePlace(one.place, place))) focus(place, "select");
    else if (mayMove) add(place);
  };
  const mac = form.value("macAddress");
  // Several postes at once have no telephone to speak of.
  const ofPhone =
    mac === undefined
      ? ""
      : room !== null
        ? t.modelHas(room.model, room.keys, parts?.modules ?? 0, room.moduleKeys)
        : mac === ""
          ? t.noTelephone
          : t.modelUnknown;
  const free = firstFree(keys, parts);
  const parking = isRecord(document) && isRecord(document.parking) ? document.parking.places : [];
  const places = (Array.isArray(parking) ? parking : []).filter((one) => typeof one === "string");
  const issue = form.ownIssueOf(path);
  return (
    <div class="telephone-keys">
      <p class="quiet" role="status">
        {ofPhone}
      </p>
      <KeyDrawing counts={counts} keys={drawn} line={line} mayMove={mayMove} onPress={press} onMove={move} />
      <p class="unseen" role="status">
        {told.value}
      </p>
      <p class="quiet">{keys.length === 0 ? t.none : site.inWords(notesOf(schema).help)}</p>
      <ol ref={list} class="key-list" aria-label={site.inWords(notesOf(schema).label)}>
        {keys.map((key, index) => {
          const { place = placeOf(key), label = "" } = drawn[index] ?? {};
          return (
            <KeyRow
              key={`${place.module}/${place.position}`}
              form={form}
              path={`${path}/${form.list(path).indexOf(key)}`}
              item={itemOf(schema)}
              index={index}
              count={keys.length}
              modules={beside}
              places={places}
              shown={label}
              fits={isThere(place, parts)}
              onPlace={(to) => {
                if (!isSamePlace(place, to)) move(place, to);
              }}
              onMove={(to) => {
                const other = drawn[to]?.place;
                if (other !== undefined) move(place, other);
              }}
              onRemove={() => form.set(path, keys.toSpliced(index, 1))}
            />
          );
        })}
      </ol>
      <p class="inline">
        {free !== null && (
          <Button kind="add" icon="plus" onClick={() => add(free)}>
            {t.add}
          </Button>
        )}
        <Button onClick={() => (copying.value = true)}>{t.copy}</Button>
      </p>
      <p class="issue">{issue !== undefined && <bdi>{site.told(issue)}</bdi>}</p>
      {copying.value && (
        <Picker
          chosen={[]}
          several={false}
          kinds={["extended", "simple"]}
          onCancel={() => (copying.value = false)}
          onChoose={([number = ""]) => {
            copying.value = false;
            if (number === "") return;
            const model = extensionIn(document, number);
            form.set(path, draftValue(schema, model.keys));
            if (form.value("keyModules") !== undefined) form.set("keyModules", String(model.keyModules ?? 0));
            told.value = t.copied(number);
          }}
        />
      )}
    </div>
  );
}

function extensionIn(document: unknown, number: string): { readonly keys?: unknown; readonly keyModules?: unknown } {
  const extensions = isRecord(document) && Array.isArray(document.extensions) ? document.extensions : [];
  return extensions.filter(isRecord).find((one) => one.number === number) ?? {};
}
