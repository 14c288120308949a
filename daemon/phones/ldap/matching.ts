import type { SoughtName, SoughtNumber } from "../directory/entry.ts";
import { nameFrom, nameHas, nameIs, nameLike, numberHas, numberIs } from "../directory/sought.ts";
import { attributeNamed, isName, isNumber, type Subject, valuesOf } from "./attributes.ts";
import type { Comparison, Filter } from "./filter.ts";

/** Null: it cannot be told, which is neither yes nor no (RFC 4511 §4.5.1.7). */
type Verdict = boolean | null;
type Test = (subject: Subject) => Verdict;

/** Whether an entry is one of those that are looked for. What can be worked out once is. Pure. */
export function matching(filter: Filter): (subject: Subject) => boolean {
  const test = testOf(filter);
  return (subject) => test(subject) === true;
}

function testOf(filter: Filter): Test {
  switch (filter.kind) {
    case "and":
      return all(filter.of.map(testOf));
    case "or":
      return not(all(filter.of.map(testOf).map(not)));
    case "not":
      return not(testOf(filter.of));
    case "present": {
      const attribute = attributeNamed(filter.attribute);
      return attribute === null ? nobodyKnows : (subject) => valuesOf(subject, attribute).length > 0;
    }
    case "substrings":
      return onValues(filter.attribute, {
        name: () => nameHas(filter),
        number: () => numberHas(filter),
        other: () => hasPieces(filter),
      });
    case "extensible":
      return nobodyKnows;
    default:
      return compared(filter.attribute, filter.kind, filter.value);
  }
}

const nobodyKnows: Test = () => null;

const not =
  (test: Test): Test =>
  (subject) => {
    const verdict = test(subject);
    return verdict === null ? null : !verdict;
  };

/** Of none, yes (RFC 4526). */
const all =
  (tests: readonly Test[]): Test =>
  (subject) => {
    let verdict: Verdict = true;
    for (const test of tests) {
      const one = test(subject);
      if (one === false) return false;
      if (one === null) verdict = null;
    }
    return verdict;
  };

const compared = (attribute: string, kind: Comparison, value: string): Test =>
  onValues(attribute, {
    name: () => {
      if (kind === "like") return nameLike(value);
      return kind === "equal" ? nameIs(value) : nameFrom(value, kind === "at-most");
    },
    // No number comes before another one (RFC 4517 §4.2).
    number: () => (kind === "at-least" || kind === "at-most" ? null : numberIs(value)),
    other: () => {
      const wanted = value.trim().toLowerCase();
      return kind === "at-least" || kind === "at-most" ? null : (text) => text.toLowerCase() === wanted;
    },
  });

interface Tests {
  readonly name: () => ((name: SoughtName) => boolean) | null;
  readonly number: () => ((number: SoughtNumber) => boolean) | null;
  readonly other: () => ((text: string) => boolean) | null;
}

/** One of the values of the attribute is as wanted. */
function onValues(named: string, tests: Tests): Test {
  const attribute = attributeNamed(named);
  if (attribute === null) return nobodyKnows;
  if (isName(attribute)) {
    const test = tests.name();
    return test === null
      ? nobodyKnows
      : (subject) => {
          const name = subject?.names.get(attribute);
          return name !== undefined && test(name);
        };
  }
  if (isNumber(attribute)) {
    const test = tests.number();
    return test === null ? nobodyKnows : (subject) => subject?.numbers.get(attribute)?.some(test) === true;
  }
  const test = tests.other();
  return test === null ? nobodyKnows : (subject) => valuesOf(subject, attribute).some(test);
}

function hasPieces({ initial, any, final }: Extract<Filter, { kind: "substrings" }>): (text: string) => boolean {
  const pieces = [initial ?? "", ...any, final ?? ""].map((piece) => piece.toLowerCase());
  const [first = "", last = ""] = [pieces[0], pieces.at(-1)];
  return (value) => {
    const text = value.toLowerCase();
    if (!text.startsWith(first)) return false;
    let from = first.length;
    for (const piece of pieces.slice(1, -1)) {
      const at = text.indexOf(piece, from);
      if (at < 0) return false;
      from = at + piece.length;
    }
    return text.length - last.length >= from && text.endsWith(last);
  };
}
