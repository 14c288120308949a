import { audioSchema } from "../../../daemon/model/config/audio.ts";
import type { JsonRecord } from "../../../daemon/model/config/json.ts";
import { May } from "../../controls/may.tsx";
import { Player } from "../../controls/player.tsx";
import { isSilent, readSource } from "../../forms/audio-draft.ts";
import { draftValue } from "../../forms/draft.ts";
import { hearBlock } from "../../site/hear-block.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { textOf } from "./object-kind.ts";

interface ListenCellProps {
  readonly object: JsonRecord;
  /** Where its audio block stands. */
  readonly field: string;
}

/** In a list: what callers hear of this object [MUS-04, BVL-05]. */
export function ListenCell({ object, field }: ListenCellProps) {
  const site = useSite();
  const t = useSentences();
  const audio = draftValue(audioSchema, object[field]);
  const block =
    typeof audio === "object" && audio !== null && !Array.isArray(audio) && "source" in audio ? audio : null;
  const source = readSource(block?.source);
  if (block === null || source.kind === "none" || isSilent(source))
    return <span class="quiet">{t.audio.nothingLoaded}</span>;
  const number = (name: string) => Number(block[name]);
  const heard = {
    ...{ source, volume: number("volume") },
    ...{ secondsBefore: number("secondsBefore"), secondsAfter: number("secondsAfter") },
  };
  return (
    <May>
      <Player name={textOf(object, "name")} fetch={() => hearBlock(site, heard)} />
    </May>
  );
}
