import { routes } from "../../../daemon/contracts/api/routes.ts";
import type { Recording } from "../../../daemon/contracts/recording.ts";
import { addressOf } from "../../api/address.ts";
import { Button } from "../../controls/button.tsx";
import { Link } from "../../controls/link.tsx";
import { May } from "../../controls/may.tsx";
import { Name } from "../../controls/name.tsx";
import { RemoveButton } from "../../controls/remove-button.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";
import { Player } from "./player.tsx";
import { sidesOf } from "./sides-of.ts";

interface TableProps {
  readonly recordings: readonly Recording[];
  /** The one whose player is open. */
  readonly playing: string | null;
  readonly play: (recording: string | null) => void;
  readonly remove: (recording: Recording) => void;
}

export function RecordingTable({ recordings, ...rest }: TableProps) {
  const all = useSentences();
  const t = all.recordings;
  return (
    <table class="records">
      <thead>
        <tr>
          <th scope="col">{t.date}</th>
          <th scope="col">{t.from}</th>
          <th scope="col">{t.to}</th>
          <th scope="col" class="wide-only">
            {t.rule}
          </th>
          <th scope="col" class="wide-only">
            {t.duration}
          </th>
          <th scope="col" class="wide-only">
            {t.end}
          </th>
          <th scope="col">
            <span class="unseen">{all.actions}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {recordings.map((recording) => (
          <Line key={recording.recording} recording={recording} {...rest} />
        ))}
      </tbody>
    </table>
  );
}

type LineProps = Omit<TableProps, "recordings"> & { readonly recording: Recording };

function Line({ recording, playing, play, remove }: LineProps) {
  const t = useSentences().recordings;
  const { moment, duration } = useSite().formats.value;
  const { from, to } = sidesOf(recording);
  const isOpen = playing === recording.recording;
  const audio = addressOf(routes["recordings.hear"], { recording: recording.recording });
  return (
    <>
      <tr>
        <th scope="row">
          <Link
            to={`/journal/${encodeURIComponent(recording.call)}`}
            label={`${t.call}, ${moment(recording.startedAt)}`}
          >
            {moment(recording.startedAt)}
          </Link>
        </th>
        <td>
          {from.number} <Name>{from.name}</Name>
        </td>
        <td>
          {to.number} <Name>{to.name}</Name>
        </td>
        <td class="wide-only">
          <Name>{recording.rule}</Name>
        </td>
        <td class="wide-only figures">{duration(recording.seconds * 1000)}</td>
        <td class="wide-only">{t.ends[recording.end]}</td>
        <td class="row-actions">
          <May>
            <Button
              kind="quiet"
              label={isOpen ? t.close : t.listenTo(from.number, to.number)}
              expanded={isOpen}
              onClick={() => play(isOpen ? null : recording.recording)}
            >
              {isOpen ? t.close : t.listen}
            </Button>
            <RemoveButton label={t.remove(from.number, to.number)} onClick={() => remove(recording)} />
          </May>
        </td>
      </tr>
      {isOpen && (
        <tr>
          <td colSpan={7}>
            <Player audio={audio} label={t.player(from.number, to.number)} file={`${recording.recording}.wav`} />
          </td>
        </tr>
      )}
    </>
  );
}
