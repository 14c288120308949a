import { useSentences } from "../site/use-site.ts";
import { Button } from "./button.tsx";

interface ListButtonsProps {
  /** What is moved or taken out, for who cannot see it. */
  readonly name: string;
  readonly index: number;
  readonly count: number;
  readonly onMove: (to: number) => void;
  readonly onRemove: () => void;
}

/** Up, down, and out of a list. */
export function ListButtons({ name, index, count, onMove, onRemove }: ListButtonsProps) {
  const t = useSentences().list;
  return (
    <span class="list-buttons">
      {index > 0 && <Button kind="quiet" icon="up" label={t.up(name)} onClick={() => onMove(index - 1)} />}
      {index < count - 1 && <Button kind="quiet" icon="down" label={t.down(name)} onClick={() => onMove(index + 1)} />}
      <Button kind="quiet" icon="cross" label={t.takeOut(name)} onClick={onRemove} />
    </span>
  );
}

/** The same list with one of it at another place. */
export const moved = <One,>(list: readonly One[], from: number, to: number): readonly One[] =>
  list.toSpliced(from, 1).toSpliced(to, 0, ...list.slice(from, from + 1));
