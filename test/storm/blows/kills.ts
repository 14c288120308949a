import { type Blow, carriesCalls } from "../blow.ts";

/** kill -9 of these processes, all at once. */
export function killOf(...names: readonly string[]): Blow {
  return {
    what: `${names.join(" and ")} killed`,
    losesCalls: () => names.some(carriesCalls),
    // Nobody is left to tell that the box itself was killed: the next one says that it starts.
    told: names.includes("box")
      ? /"event":"the box starts"/
      : new RegExp(names.map((name) => `(?=[^]*"event":"a process ended","name":"${name}")`).join("")),
    async strike({ box }) {
      await box.kill(...names);
    },
  };
}
