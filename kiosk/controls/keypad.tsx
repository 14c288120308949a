import type { MenuKey } from "../../daemon/model/config/menus.ts";

interface KeypadProps {
  readonly label: string;
  /** What is said of a key to who cannot see it, before its caption; and the caption, below its figure. */
  readonly nameOf: (key: MenuKey) => string;
  readonly captionOf: (key: MenuKey) => string;
  readonly onPress: (key: MenuKey) => void;
}

/** As on a telephone: 1 to 9, star, 0, hash. */
const order: readonly MenuKey[] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"];

/** The keys of a telephone. */
export function Keypad({ label, nameOf, captionOf, onPress }: KeypadProps) {
  return (
    <fieldset class="keypad" aria-label={label}>
      {order.map((key) => {
        const caption = captionOf(key);
        return (
          <button
            key={key}
            type="button"
            class={caption === "" ? "key" : "key set"}
            aria-label={`${nameOf(key)} ${caption}`.trim()}
            onClick={() => onPress(key)}
          >
            <b>{key}</b>{" "}
            <span>
              <bdi>{caption}</bdi>
            </span>
          </button>
        );
      })}
    </fieldset>
  );
}
