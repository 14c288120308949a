import { AudioField } from "../../controls/audio-field.tsx";
import { useAnswer } from "../../site/use-answer.ts";
import { useMay } from "../../site/use-may.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { ListenCell } from "../objects/listen-cell.tsx";
import { type ObjectKind, textOf } from "../objects/object-kind.ts";
import { objectPaths } from "../objects/object-paths.ts";
import { ObjectsPage } from "../objects/objects-page.tsx";

interface ActiveMusic {
  /** Null: the box's own. */
  readonly name: string | null;
  readonly choose: (name: string | null) => void;
}

/** Musiques d'attente [MUS-01…08]. */
export const musicKind: ObjectKind = {
  collection: "musics",
  path: objectPaths.musics,
  words: (t) => t.voiceKinds.musics,
  columns: [{ name: "name", label: (t) => t.extensions.name, text: (object) => textOf(object, "name") }],
  panels: [
    { title: (t) => t.extensions.general, fields: ["name"] },
    { title: (t) => t.music.parameters, fields: ["audio"] },
  ],
  controls: { audio: AudioField },
};

const withActive = ({ name, choose }: ActiveMusic): ObjectKind => ({
  ...musicKind,
  columns: [
    ...musicKind.columns,
    {
      name: "listen",
      label: (t) => t.audio.listen,
      cell: (object) => <ListenCell object={object} field="audio" />,
    },
    {
      name: "active",
      label: (t) => t.music.active,
      text: (object, t) => (object.name === name ? t.music.isActive : ""),
      cell: (object) => <ActiveRadio music={textOf(object, "name")} active={{ name, choose }} />,
    },
  ],
});

/** The list, in which one is active: it is heard on hold by all. */
export function MusicsPage() {
  const site = useSite();
  const t = useSentences();
  const parameters = { section: "music" } as const;
  const saved = site.feed.picture.value?.configuration?.saved;
  const { asked, again } = useAnswer(() => site.ask("settings.get", { parameters }), saved);
  const now = asked.value.kind === "here" ? asked.value.value : null;
  const choose = async (active: string | null) => {
    // The list of musics is of the same section: its version is another one since a music was added.
    const seen = await site.ask("settings.get", { parameters });
    const tag = seen.kind === "done" ? (seen.tag ?? "") : "";
    const answer = await site.ask("settings.replace", { parameters, body: { active }, tag });
    if (answer.kind === "done") site.saved(t.music.chosen, answer.body);
    else site.notices.failed(answer.kind === "away" ? t.away : site.told(answer.problem));
    again();
  };
  const active: ActiveMusic = {
    name: typeof now?.settings.active === "string" ? now.settings.active : null,
    choose: (name) => void choose(name),
  };
  return (
    <ObjectsPage
      kind={withActive(active)}
      above={
        <>
          <p>{t.music.forAll}</p>
          <p class="choice-line">
            <ActiveRadio music={null} active={active} /> {t.music.ofTheBox}
          </p>
        </>
      }
    />
  );
}

function ActiveRadio({
  music,
  active: { name, choose },
}: {
  readonly music: string | null;
  readonly active: ActiveMusic;
}) {
  const t = useSentences().music;
  const mayChoose = useMay("write");
  return (
    <input
      type="radio"
      name="active-music"
      aria-label={t.makeActive(music ?? t.ofTheBox)}
      checked={name === music}
      disabled={!mayChoose}
      onChange={() => choose(music)}
    />
  );
}
