import { useAnswer } from "../../site/use-answer.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { Answered } from "../answered.tsx";

interface LibraryChoiceProps {
  readonly chosen: string;
  readonly onChoose: (sound: { readonly sound: string; readonly name: string }) => void;
}

/** One of the sounds that were sent before. */
export function LibraryChoice({ chosen, onChoose }: LibraryChoiceProps) {
  const { ask, formats } = useSite();
  const t = useSentences().audio;
  const { asked, again } = useAnswer(() => ask("sounds.list"));
  return (
    <div class="audio-choice">
      <Answered asked={asked} again={again}>
        {({ items }) =>
          items.length === 0 ? (
            <p class="quiet">{t.libraryEmpty}</p>
          ) : (
            <select
              aria-label={t.choices.library}
              value={chosen}
              onChange={({ currentTarget: { value } }) => {
                const found = items.find(({ sound }) => sound === value);
                if (found !== undefined) onChoose(found);
              }}
            >
              {!items.some(({ sound }) => sound === chosen) && <option value="">{t.choose}</option>}
              {items.map(({ sound, name, seconds, addedAt }) => (
                <option key={sound} value={sound}>
                  {name} · {formats.value.duration(seconds * 1000)} · {formats.value.moment(addedAt)}
                </option>
              ))}
            </select>
          )
        }
      </Answered>
    </div>
  );
}
