import type { PbxView } from "../../model/snapshot/pbx-view.ts";
import type { Call } from "../calls/call.ts";
import type { Engine, EngineEvent, SubscriptionId } from "../engine/engine.ts";
import { type DialPlans, isAssigned } from "../routing/dial-plan.ts";
import { dialogInfo, dialogInfoType } from "./dialog-info.ts";
import { dialogsOf, type LampDialog } from "./lamp.ts";
import { type MessageCounts, messageSummary, messageSummaryType } from "./message-summary.ts";

interface Watcher {
  readonly subscription: SubscriptionId;
  /** Whose telephone it is. */
  readonly extension: string;
  readonly target: string;
  readonly package: "dialog" | "message-summary";
  /** Of the next notification. */
  version: number;
}

interface Parts {
  readonly engine: Engine;
  readonly plans: DialPlans;
  currentView(): PbxView | null;
  /** Whether an extension hides its number now. */
  readonly hides: (extension: string) => boolean;
  /** Voice messages of an extension or group. */
  readonly messageCounts: (number: string) => MessageCounts;
  /** Told at once when something else goes on at a number. */
  readonly onDialog: (number: string) => void;
  /** Runs once this turn's events are over: changes of one turn make one notification. */
  readonly later: (run: () => void) => void;
}

/** Lamps and message-waiting: tells those who watch a number what goes on there, and whether their own is hidden. */
export class Presence {
  readonly #parts: Parts;
  readonly #watchers = new Map<SubscriptionId, Watcher>();
  readonly #byTarget = new Map<string, Set<Watcher>>();
  readonly #dialogs = new Map<string, Map<string, LampDialog>>();
  readonly #changed = new Set<string>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** What goes on at a number, by call. */
  dialogs(number: string): readonly LampDialog[] {
    return [...(this.#dialogs.get(number)?.values() ?? [])];
  }

  hear(event: EngineEvent): void {
    switch (event.type) {
      case "subscription.opened":
        this.#opened(event);
        return;
      case "subscription.refreshed": {
        const watcher = this.#watchers.get(event.subscription);
        if (watcher !== undefined) this.#notify(watcher);
        return;
      }
      case "subscription.closed":
        this.#closed(event.subscription);
        return;
      default:
        return;
    }
  }

  callChanged(before: Call | null, after: Call): void {
    if (before?.legs === after.legs && before.hunt === after.hunt && before.dialogue === after.dialogue) return;
    const was = before === null ? null : dialogsOf(before);
    const is = dialogsOf(after);
    for (const [number, dialog] of is) if (!same(was?.get(number), dialog)) this.#put(number, after.id, dialog);
    for (const number of was?.keys() ?? []) if (!is.has(number)) this.#put(number, after.id, null);
  }

  /** A new view runs: lamps of numbers that are gone go out for good; who hides his number may be configured otherwise. */
  viewChanged(): void {
    for (const watcher of [...this.#watchers.values()]) if (!this.#isKnown(watcher.target)) this.#end(watcher);
    for (const watcher of this.#byTarget.get(this.#hidingCode()) ?? []) {
      if (watcher.package === "dialog") this.#notify(watcher);
    }
  }

  /** Somebody hides his number, or shows it again: the lamps of the code on his telephones [PRE-04]. */
  hidingChanged(extension: string): void {
    for (const watcher of this.#byTarget.get(this.#hidingCode()) ?? []) {
      if (watcher.extension === extension && watcher.package === "dialog") this.#notify(watcher);
    }
  }

  /** Voice messages came, or were heard: the lamp of who watches that number [BVL-06]. */
  messagesChanged(number: string): void {
    for (const watcher of this.#byTarget.get(number) ?? []) {
      if (watcher.package === "message-summary") this.#notify(watcher);
    }
  }

  #opened(event: Extract<EngineEvent, { type: "subscription.opened" }>): void {
    const { subscription, extension, target } = event;
    const watcher: Watcher = { subscription, extension, target, package: event.package, version: 0 };
    if (!this.#isKnown(target)) {
      this.#send(watcher, "terminated");
      return;
    }
    this.#watchers.set(subscription, watcher);
    const others = this.#byTarget.get(target);
    if (others === undefined) this.#byTarget.set(target, new Set([watcher]));
    else others.add(watcher);
    this.#notify(watcher);
  }

  #closed(subscription: SubscriptionId): void {
    const watcher = this.#watchers.get(subscription);
    if (watcher === undefined) return;
    this.#watchers.delete(subscription);
    const others = this.#byTarget.get(watcher.target);
    others?.delete(watcher);
    if (others?.size === 0) this.#byTarget.delete(watcher.target);
  }

  #end(watcher: Watcher): void {
    this.#closed(watcher.subscription);
    this.#send(watcher, "terminated");
  }

  #put(number: string, call: string, dialog: LampDialog | null): void {
    const known = this.#dialogs.get(number) ?? new Map<string, LampDialog>();
    if (dialog === null) known.delete(call);
    else known.set(call, dialog);
    if (known.size === 0) this.#dialogs.delete(number);
    else this.#dialogs.set(number, known);
    this.#parts.onDialog(number);
    if (!this.#byTarget.has(number)) return;
    this.#changed.add(number);
    if (this.#changed.size === 1) this.#parts.later(() => this.#tellChanges());
  }

  #tellChanges(): void {
    const numbers = [...this.#changed];
    this.#changed.clear();
    for (const number of numbers) {
      for (const watcher of this.#byTarget.get(number) ?? []) if (watcher.package === "dialog") this.#notify(watcher);
    }
  }

  #notify(watcher: Watcher): void {
    this.#send(watcher, "active");
  }

  #send(watcher: Watcher, state: "active" | "terminated"): void {
    const { subscription, target: number } = watcher;
    const realm = this.#parts.currentView()?.realm ?? "";
    if (watcher.package === "message-summary") {
      this.#parts.engine.notify(
        subscription,
        messageSummaryType,
        messageSummary(number, realm, this.#parts.messageCounts(number)),
        state,
      );
      return;
    }
    const dialogs = state === "active" ? this.#shown(watcher) : [];
    const body = dialogInfo({ number, realm, version: watcher.version, dialogs });
    watcher.version += 1;
    this.#parts.engine.notify(subscription, dialogInfoType, body, state);
  }

  /** The lamp of *69 is lit while the number is hidden: each telephone sees its own. */
  #shown({ target, extension }: Watcher): readonly LampDialog[] {
    if (target !== this.#hidingCode()) return this.dialogs(target);
    const hidden = { id: `hidden-${extension}`, state: "confirmed", direction: "initiator" } as const;
    return this.#parts.hides(extension) ? [{ ...hidden, remoteNumber: "", remoteName: "" }] : [];
  }

  #isKnown(number: string): boolean {
    const view = this.#parts.currentView();
    if (view === null) return false;
    return isAssigned(this.#parts.plans.of(view), number) || (number !== "" && number === this.#hidingCode());
  }

  #hidingCode(): string {
    return this.#parts.currentView()?.specialNumbers.toggleHidden ?? "";
  }
}

const same = (a: LampDialog | undefined, b: LampDialog): boolean =>
  a !== undefined &&
  a.id === b.id &&
  a.state === b.state &&
  a.direction === b.direction &&
  a.remoteNumber === b.remoteNumber &&
  a.remoteName === b.remoteName;
