import { useSignal } from "@preact/signals";
import { useSentences } from "../../site/use-site.ts";
import { isSamePlace, type KeyPlace } from "./key-places.ts";

/** A key as it is drawn. */
export interface DrawnKey {
  readonly place: KeyPlace;
  readonly label: string;
}

interface KeyDrawingProps {
  /** Keys of the telephone, then of each module that is beside it. */
  readonly counts: readonly number[];
  readonly keys: readonly DrawnKey[];
  /** The number that stands on the first key while nothing else does; null: none. */
  readonly line: string | null;
  readonly mayMove: boolean;
  readonly onPress: (place: KeyPlace) => void;
  readonly onMove: (from: KeyPlace, to: KeyPlace) => void;
}

/** The keys of the telephone as they will stand there: pressed to be edited, dragged to another place. */
export function KeyDrawing({ counts, keys, line, mayMove, onPress, onMove }: KeyDrawingProps) {
  const t = useSentences().telephoneKeys;
  const dragged = useSignal<KeyPlace | null>(null);
  return (
    <>
      {counts.map((count, module) =>
        count === 0 ? null : (
          <fieldset key={module} class="phone-keys" aria-label={module === 0 ? t.onPhone : t.onModule(module)}>
            {counts.length > 1 && (
              <p class="quiet" aria-hidden="true">
                {module === 0 ? t.onPhone : t.onModule(module)}
              </p>
            )}
            {Array.from({ length: count }, (_, index) => {
              const place = { module, position: index + 1 };
              const label = keys.find((one) => isSamePlace(one.place, place))?.label;
              const isLine = module === 0 && index === 0 && line !== null;
              const empty = isLine ? t.lineAt(t.place(place), line) : t.emptyAt(t.place(place));
              return (
                <button
                  key={index}
                  type="button"
                  class={`phone-key ${label !== undefined ? "set" : isLine ? "own" : ""}`}
                  aria-label={label === undefined ? empty : `${t.place(place)} ${label}`}
                  draggable={mayMove && label !== undefined}
                  onClick={() => onPress(place)}
                  onDragStart={(event) => {
                    dragged.value = place;
                    // Firefox drags nothing that carries nothing.
                    event.dataTransfer?.setData("text/plain", label ?? "");
                  }}
                  onDragEnd={() => (dragged.value = null)}
                  onDragOver={(event) => {
                    if (dragged.value !== null) event.preventDefault();
                  }}
                  onDrop={(event) => {
                    event.preventDefault();
                    if (dragged.value !== null) onMove(dragged.value, place);
                    dragged.value = null;
                  }}
                >
                  <b>{place.position}</b> <bdi>{label ?? (isLine ? line : "")}</bdi>
                </button>
              );
            })}
          </fieldset>
        ),
      )}
    </>
  );
}
