import { notesOf } from "../../../daemon/model/config/field.ts";
import { KEY_SERVICES } from "../../../daemon/model/config/key-services.ts";
import { TERMS } from "../../../daemon/model/terms.ts";
import { CalledInput } from "../../controls/called-input.tsx";
import { ListButtons } from "../../controls/list-buttons.tsx";
import { type Draft, draftValue, fieldsOf, isDraft } from "../../forms/draft.ts";
import type { Form } from "../../forms/form.ts";
import type { CallableKind } from "../../site/office.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { type KeyPlace, placeOf } from "./key-places.ts";

/** In the order in which people look for them. */
export const KEY_KINDS = ["lamp", "speed-dial", "park", "transfer", "voicemail", "service", "agent", "line"] as const;

/** Whose lamps the exchange tells. */
const WATCHED: readonly CallableKind[] = ["extended", "simple", "groups", "agents", "conferences"];

interface KeyRowProps {
  readonly form: Form;
  /** `keys/2` */
  readonly path: string;
  readonly item: object;
  readonly index: number;
  readonly count: number;
  /** Modules that the telephone has, as far as the form says. */
  readonly modules: number;
  readonly places: readonly string[];
  /** What the telephone will show. */
  readonly shown: string;
  readonly fits: boolean;
  readonly onPlace: (to: KeyPlace) => void;
  readonly onMove: (by: number) => void;
  readonly onRemove: () => void;
}

/** One key: where it stands, what it does, what it is called. */
export function KeyRow({ form, path, item, shown, fits, modules, places, ...row }: KeyRowProps) {
  const site = useSite();
  const t = useSentences().telephoneKeys;
  const value = form.value(path);
  const key: Draft = isDraft(value) ? value : {};
  const place = placeOf(key);
  const name = t.place(place);
  const { does = {}, label = {} } = fieldsOf(item);
  const action = isDraft(key.does) ? key.does : {};
  const kind = String(action.kind ?? "");
  const issue = form.issueOf(path);
  const choose = (next: string) => {
    const fresh = draftValue(does, { kind: next, place: places[0], service: KEY_SERVICES[0], number: action.number });
    form.set(`${path}/does`, fresh);
  };
  return (
    <li>
      <fieldset
        class="key-row"
        data-place={`${place.module}/${place.position}`}
        tabIndex={-1}
        aria-label={`${name} ${shown}`}
      >
        <div class="key-place">
          <label>
            <span class="key-caption">{t.key}</span>
            <input
              type="number"
              class="short"
              min={1}
              max={100}
              value={place.position}
              onChange={({ currentTarget }) => {
                const position = Number(currentTarget.value);
                if (Number.isInteger(position) && position >= 1 && position <= 100) row.onPlace({ ...place, position });
                else currentTarget.value = String(place.position);
              }}
            />
          </label>
          {(modules > 0 || place.module > 0) && (
            <label>
              <span class="key-caption">{t.on}</span>
              <select
                value={String(place.module)}
                onChange={(event) => row.onPlace({ ...place, module: Number(event.currentTarget.value) })}
              >
                {Array.from({ length: Math.max(modules, place.module) + 1 }, (_, module) => (
                  <option key={module} value={String(module)}>
                    {module === 0 ? t.onPhone : t.onModule(module)}
                  </option>
                ))}
              </select>
            </label>
          )}
        </div>
        <label>
          <span class="key-caption">{t.does}</span>
          <select value={kind} onChange={(event) => choose(event.currentTarget.value)}>
            {KEY_KINDS.filter((one) => one !== "park" || places.length > 0 || kind === "park").map((one) => (
              <option key={one} value={one}>
                {t.kinds[one]}
              </option>
            ))}
          </select>
        </label>
        <div class="key-target">
          {"number" in action && (
            <div>
              <span class="key-caption">{t.number}</span>
              <CalledInput
                number={form.text(`${path}/does/number`)}
                label={name}
                ties={{
                  "aria-label": `${name} – ${t.number}`,
                  "aria-invalid": issue === undefined ? undefined : "true",
                }}
                {...(kind === "lamp" ? { kinds: WATCHED } : kind === "agent" ? { kinds: ["agents"] as const } : {})}
                onChange={(number) => form.set(`${path}/does/number`, number)}
              />
            </div>
          )}
          {"place" in action && (
            <label>
              <span class="key-caption">{t.parkingPlace}</span>
              <select
                value={form.text(`${path}/does/place`)}
                onChange={(event) => form.set(`${path}/does/place`, event.currentTarget.value)}
              >
                {[...new Set([...places, form.text(`${path}/does/place`)])].map((one) => (
                  <option key={one} value={one}>
                    {one}
                  </option>
                ))}
              </select>
            </label>
          )}
          {"service" in action && (
            <label>
              <span class="key-caption">{t.service}</span>
              <select
                value={form.text(`${path}/does/service`)}
                onChange={(event) => form.set(`${path}/does/service`, event.currentTarget.value)}
              >
                {KEY_SERVICES.map((one) => (
                  <option key={one} value={one}>
                    {site.inWords(TERMS.keyService[one])}
                  </option>
                ))}
              </select>
            </label>
          )}
        </div>
        <label class="key-label">
          <span class="key-caption">{site.inWords(notesOf(label).label)}</span>
          <input
            type="text"
            autocomplete="off"
            maxLength={32}
            placeholder={shown}
            value={form.text(`${path}/label`)}
            onInput={(event) => form.set(`${path}/label`, event.currentTarget.value)}
          />
        </label>
        <ListButtons
          name={`${name} ${shown}`}
          index={row.index}
          count={row.count}
          onMove={(to) => row.onMove(to)}
          onRemove={row.onRemove}
        />
        {!fits && <p class="key-beyond">{t.beyond}</p>}
        <p class="issue">{issue !== undefined && <bdi>{site.told(issue)}</bdi>}</p>
      </fieldset>
    </li>
  );
}
