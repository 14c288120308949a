import { BoxError } from "../../kit/box-error.ts";
import { type Words, words } from "../../model/config/field.ts";
import { authorOf } from "../access/guest.ts";
import { problem } from "../api/problems.ts";
import type { Services } from "../services.ts";
import { refuse, type Some } from "./call.ts";

/** By which address the box stands in its network. */
export const networkRoutes = ({ net }: Services): Some<"network.show" | "network.keep" | "network.tryAgain"> => ({
  "network.show": async () => ({ status: 200, body: await net.ask("address", {}) }),
  "network.keep": ({ guest }) =>
    answered("NO_TRIAL", NO_TRIAL, () => net.ask("address.keep", { author: authorOf(guest) })),
  "network.tryAgain": ({ guest }) =>
    answered("NOTHING_PUT_BACK", NOTHING_PUT_BACK, () => net.ask("address.try-again", { author: authorOf(guest) })),
});

async function answered<Body>(code: string, said: Words, ask: () => Promise<Body>) {
  try {
    return { status: 200, body: await ask() } as const;
  } catch (error) {
    if (!(error instanceof BoxError) || error.code !== code) throw error;
    return refuse(problem(409, code.toLowerCase().replaceAll("_", "-"), said));
  }
}

const NO_TRIAL = words(
  "Aucune adresse n'est à l'essai : il n'y a rien à garder. Si elle a été retirée, essayez-la à nouveau.",
  "No address is on trial: there is nothing to keep. If it was put back, try it again.",
);

const NOTHING_PUT_BACK = words(
  "Aucune adresse n'a été retirée : il n'y a rien à essayer à nouveau.",
  "No address was put back: there is nothing to try again.",
);
