/** Markup, signs of every plane, a name that turns the direction of writing, one long word, a template. */
export const HOSTILE_NAMES = [
  "<img src=x onerror=\"document.title='taken'\">",
  "📞 L’équipe 👩🏽‍💻 &amp; Cie",
  "\u202egnitirw fo noitcerid eht snrut",
  "W".repeat(64),
  "{{constructor.constructor('return 1')()}}",
] as const;

/** The same office in which everything that has a name, and whatever refers to it, is called by one that would do harm. */
export interface HostileHouse {
  readonly document: Record<string, unknown>;
  /** The names of its extensions. */
  readonly extensions: readonly string[];
  /** The address of the same page there. */
  path(of: string): string;
}

export function hostileHouse(document: Record<string, unknown>): HostileHouse {
  const names = new Map<string, string>();
  for (const name of namesIn(document)) {
    const hostile = HOSTILE_NAMES[names.size % HOSTILE_NAMES.length] ?? "";
    // Told apart by their ends; no longer than a name may be.
    const end = names.size < HOSTILE_NAMES.length ? "" : String(names.size);
    if (!names.has(name)) names.set(name, `${hostile.slice(0, 64 - end.length)}${end}`);
  }
  const renamed = (value: unknown): unknown => {
    if (typeof value === "string") return names.get(value) ?? value;
    if (Array.isArray(value)) return value.map(renamed);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, renamed(inner)]));
  };
  const extensions = Array.isArray(document.extensions) ? document.extensions : [];
  return {
    document: Object.fromEntries(Object.entries(document).map(([key, value]) => [key, renamed(value)])),
    extensions: extensions.map(({ name }: { name: string }) => names.get(name) ?? name),
    path: (of) => {
      const [way = "", question] = of.split("?");
      const steps = way.split("/").map((step) => {
        const hostile = names.get(decodeURIComponent(step));
        return hostile === undefined ? step : encodeURIComponent(hostile);
      });
      return question === undefined ? steps.join("/") : `${steps.join("/")}?${question}`;
    },
  };
}

function* namesIn(value: unknown): Iterable<string> {
  if (Array.isArray(value)) for (const one of value) yield* namesIn(one);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === "name" && typeof inner === "string") yield inner;
    yield* namesIn(inner);
  }
}
