import type { LegOrigin, Trunk } from "./engine.ts";
import type { FakePhone } from "./fake-phone.ts";
import type { OperatorCall } from "./far-side.ts";

/** The lines that the fake engine has been told of, and which of them a request belongs to. */
export class FakeTrunks {
  #all: readonly Trunk[] = [];
  readonly #sources = new Map<string, readonly string[]>();
  #named: ReadonlySet<string> = new Set();

  /** The addresses that lines leave by and that no line of the tables before has named. */
  install(trunks: readonly Trunk[]): readonly string[] {
    const before = this.#named;
    this.#named = new Set(trunks.flatMap(({ bind }) => (bind === null ? [] : [bind])));
    this.#all = trunks;
    this.#sources.clear();
    for (const { trunk, sources } of trunks) this.#sources.set(trunk, sources);
    return [...this.#named].filter((address) => !before.has(address));
  }

  setSources(trunk: string, sources: readonly string[]): void {
    if (this.#sources.has(trunk)) this.#sources.set(trunk, sources);
  }

  find(trunk: string): Trunk | undefined {
    return this.#all.find((one) => one.trunk === trunk);
  }

  /** The line whose gateway this telephone is. */
  ofGateway(phone: FakePhone): Trunk | undefined {
    return this.#all.find((one) => one.registersWithUs && one.account?.user === phone.extension);
  }

  /** The line that a call from this place belongs to, for what it proves by that alone. */
  ofSource(source: string, { to }: OperatorCall): Trunk | undefined {
    const listed = this.#all.filter(({ trunk }) => this.#lists(trunk, source));
    const found = listed.find(({ user, trunk, numbers }) => [user, trunk, ...numbers].includes(to)) ?? listed[0];
    return found?.account === null ? found : undefined;
  }

  /** The line that an account has proved to be, where it may be. */
  ofAccount(user: string, source: string): Trunk | undefined {
    return this.#all.find(
      (one) => one.account?.user === user && (one.sources.length === 0 || this.#lists(one.trunk, source)),
    );
  }

  #lists(trunk: string, source: string): boolean {
    const host = source.slice(0, source.lastIndexOf(":"));
    return (this.#sources.get(trunk) ?? []).some((one) => one === source || one === host);
  }
}

export const originOf = ({ trunk }: Trunk, { from, asserted, diverted, diversions }: OperatorCall): LegOrigin => ({
  kind: "trunk",
  trunk,
  number: from,
  asserted: asserted ?? null,
  diverted: diverted ?? null,
  diversions: diversions ?? (diverted === undefined ? 0 : 1),
});
