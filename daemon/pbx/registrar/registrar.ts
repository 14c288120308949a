import type { ContactBinding, ContactId, EngineEvent } from "../engine/engine.ts";

/** A registered telephone as it is now. */
export interface Device {
  readonly binding: ContactBinding;
  readonly reachable: boolean;
  /** Milliseconds, -1 when not measured. */
  readonly roundTripMs: number;
}

const none: readonly Device[] = [];

/** The mirror of the engine's registrar, kept from its events: who is reachable where [POS-12, POS-13]. */
export class Registrar {
  readonly #byExtension = new Map<string, readonly Device[]>();

  /** The telephones of an extension, in the order in which they came. */
  devicesOf(extension: string): readonly Device[] {
    return this.#byExtension.get(extension) ?? none;
  }

  isRegistered(extension: string): boolean {
    return this.#byExtension.has(extension);
  }

  /** Every telephone that is registered, by extension. */
  *all(): Iterable<ContactBinding> {
    for (const devices of this.#byExtension.values()) for (const { binding } of devices) yield binding;
  }

  hear(event: EngineEvent): void {
    switch (event.type) {
      case "contact.added":
      case "contact.refreshed":
        this.#put(event.binding);
        return;
      case "contact.removed":
        this.#remove(event.extension, event.contact);
        return;
      case "contact.reachability":
        this.#measured(event.extension, event.contact, event.reachable, event.roundTripMs);
        return;
      default:
        return;
    }
  }

  #put(binding: ContactBinding): void {
    const { extension, contact } = binding;
    const known = this.#find(extension, contact);
    const device = { reachable: known?.reachable ?? true, roundTripMs: known?.roundTripMs ?? -1, binding };
    const others = this.devicesOf(extension);
    const devices = known === undefined ? [...others, device] : others.map((one) => (one === known ? device : one));
    this.#byExtension.set(extension, devices);
  }

  #remove(extension: string, contact: ContactId): void {
    if (this.#find(extension, contact) === undefined) return;
    const left = this.devicesOf(extension).filter((device) => device.binding.contact !== contact);
    if (left.length === 0) this.#byExtension.delete(extension);
    else this.#byExtension.set(extension, left);
  }

  #measured(extension: string, contact: ContactId, reachable: boolean, roundTripMs: number): void {
    const known = this.#find(extension, contact);
    if (known === undefined) return;
    const device = { binding: known.binding, reachable, roundTripMs };
    this.#byExtension.set(
      extension,
      this.devicesOf(extension).map((one) => (one === known ? device : one)),
    );
  }

  #find(extension: string, contact: ContactId): Device | undefined {
    return this.devicesOf(extension).find((device) => device.binding.contact === contact);
  }
}
