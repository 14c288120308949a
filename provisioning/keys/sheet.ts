import { type Reason, reason } from "../../daemon/model/reason.ts";
import type { PhoneSetting } from "../phone.ts";
import { numbered } from "./dictionary.ts";

export interface Setting {
  readonly key: string;
  /** null: the telephone is to forget what it has. */
  readonly value: string | null;
}

/** What a telephone is told, line by line; its keys are those of one dictionary. */
export class Sheet<Pattern extends string> {
  readonly settings: Setting[] = [];
  readonly #changed = new Set<PhoneSetting>();
  readonly #clean: (text: string) => string;

  /** `clean` makes of any text one that the format can hold. */
  constructor(clean: (text: string) => string) {
    this.#clean = clean;
  }

  /** A value of ours. */
  put(pattern: Pattern, value: string | number | null, ...numbers: readonly (number | string)[]): void {
    this.settings.push({ key: numbered(pattern, numbers), value: value === null ? null : String(value) });
  }

  /** A text from people, who may have typed anything. */
  tell(pattern: Pattern, about: PhoneSetting, text: string | null, ...numbers: readonly (number | string)[]): void {
    const clean = text === null ? null : this.#clean(text);
    if (clean !== text) this.#changed.add(about);
    this.put(pattern, clean === "" ? null : clean, ...numbers);
  }

  /** What had to be changed; the texts themselves may be passwords and are not told. */
  remarks(model: string): readonly Reason[] {
    return [...this.#changed].map((setting) => reason("phone-text-changed", { model, setting }));
  }
}
