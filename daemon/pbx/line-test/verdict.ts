import type { LineTest, LineTestStep } from "../../contracts/line-test.ts";

/**
 * A call that has gone through proves a line, whatever OPTIONS said; without one the registration does; without any, an
 * address that answers. What else is not well makes it doubtful.
 */
export function verdictOf(steps: readonly LineTestStep[]): LineTest["verdict"] {
  const proof = ["call", "registration", "address", "name"]
    .map((kind) => steps.filter((one) => one.step === kind))
    .find((found) => found.length > 0);
  if (proof === undefined || proof.every(({ outcome }) => outcome === "bad")) return "fails";
  const isFixed = proof[0]?.step === "address";
  // A line of fixed address has nothing else to show than answers to OPTIONS.
  if (isFixed && proof.every(({ outcome }) => outcome !== "good")) return "fails";
  return steps.every(({ outcome }) => outcome === "good") ? "works" : "doubtful";
}
