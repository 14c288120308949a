import { type Reason, reason } from "../../daemon/model/reason.ts";
import type { PhoneSetting } from "../phone.ts";
import { numbered } from "./dictionary.ts";

export interface Setting {
  readonly key: string;
  /** null: the telephone is to forget what it has. */
  readonly value: string | null;
  /** From people or a name, not a value of ours. */
  readonly text: boolean;
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
    this.#write(pattern, value === null ? null : String(value), false, numbers);
  }

  /** A text from people, who may have typed anything. */
  tell(pattern: Pattern, about: PhoneSetting, text: string | null, ...numbers: readonly (number | string)[]): void {
    const clean = text === null ? null : this.#clean(text);
    if (clean !== text) this.#changed.add(about);
    this.#write(pattern, clean === "" ? null : clean, true, numbers);
  }

  #write(pattern: Pattern, value: string | null, text: boolean, numbers: readonly (number | string)[]): void {
    this.settings.push({ key: numbered(pattern, numbers), value, text });
  }

  /** What had to be changed; the texts themselves may be passwords and are not told. */
  remarks(model: string): readonly Reason[] {
    return [...this.#changed].map((setting) => reason("phone-text-changed", { model, setting }));
  }
}
