/** A name that stands before in the same list. */
export interface TakenName {
  readonly index: number;
  readonly name: string;
  /** As the first one has it. */
  readonly holder: string;
}

/** Names that are another's already; capitals do not make another one of it. */
export function takenNames(named: readonly { readonly name: string }[]): readonly TakenName[] {
  const first = new Map<string, string>();
  return named.flatMap(({ name }, index) => {
    const spoken = name.toLocaleLowerCase("fr");
    const holder = first.get(spoken);
    if (holder !== undefined) return [{ index, name, holder }];
    first.set(spoken, name);
    return [];
  });
}
