import { type Signal, signal } from "@preact/signals";

export interface Notice {
  readonly kind: "done" | "failed";
  readonly text: string;
  /** More sentences, one below the other. */
  readonly reasons: readonly string[];
  /** The revision that « Annuler » takes back; null: there is nothing to take back. */
  readonly undo: number | null;
}

/** The one message on top of the page [MEN-24]; it stays until it is closed, replaced, or two pages old. */
export class Notices {
  readonly current: Signal<Notice | null> = signal(null);

  done(text: string, reasons: readonly string[] = [], undo: number | null = null): void {
    this.current.value = { kind: "done", text, reasons, undo };
  }

  failed(text: string, reasons: readonly string[] = []): void {
    this.current.value = { kind: "failed", text, reasons, undo: null };
  }

  clear(): void {
    this.current.value = null;
  }
}
