import { element, integer, octets, TAG } from "./ber.ts";
import type { Filter } from "./filter.ts";
import type { SearchRequest } from "./message.ts";

/** What clients send, for the tests. */

export const asked = (id: number, ...parts: readonly Buffer[]): Buffer => element(TAG.sequence, integer(id), ...parts);

export const bind = (name: string, password: string, id = 1): Buffer =>
  asked(id, element(0x60, integer(3), octets(name), octets(password, 0x80)));

export function search(
  of: Partial<Omit<SearchRequest, "kind" | "filter">> & { readonly filter: Filter | Buffer },
  id = 2,
): Buffer {
  const { base = "dc=sipleo", scope = "subtree", sizeLimit = 0, typesOnly = false, filter, attributes = [] } = of;
  return asked(
    id,
    element(
      0x63,
      octets(base),
      integer(["base", "one", "subtree"].indexOf(scope), TAG.enumerated),
      integer(0, TAG.enumerated),
      integer(sizeLimit),
      integer(0),
      element(TAG.boolean, Buffer.from([typesOnly ? 255 : 0])),
      Buffer.isBuffer(filter) ? filter : filterBytes(filter),
      element(TAG.sequence, ...attributes.map((name) => octets(name))),
    ),
  );
}

const COMPARED = { equal: 0xa3, "at-least": 0xa5, "at-most": 0xa6, like: 0xa8 } as const;

export function filterBytes(filter: Filter): Buffer {
  switch (filter.kind) {
    case "and":
    case "or":
      return element(filter.kind === "and" ? 0xa0 : 0xa1, ...filter.of.map(filterBytes));
    case "not":
      return element(0xa2, filterBytes(filter.of));
    case "present":
      return octets(filter.attribute, 0x87);
    case "extensible":
      return element(0xa9);
    case "substrings":
      return element(
        0xa4,
        octets(filter.attribute),
        element(
          TAG.sequence,
          ...(filter.initial === null ? [] : [octets(filter.initial, 0x80)]),
          ...filter.any.map((piece) => octets(piece, 0x81)),
          ...(filter.final === null ? [] : [octets(filter.final, 0x82)]),
        ),
      );
    default:
      return element(COMPARED[filter.kind], octets(filter.attribute), octets(filter.value));
  }
}
