import { BoxError } from "../../kit/box-error.ts";
import { words } from "../../model/config/field.ts";
import { authorOf } from "../access/guest.ts";
import { notFound } from "../api/problems.ts";
import type { Services } from "../services.ts";
import { refuse, type Some } from "./call.ts";

type Mine =
  | "telephones.list"
  | "telephones.story"
  | "telephones.letIn"
  | "telephones.passwords"
  | "telephones.restart"
  | "telephones.restarts";

/** Telephones that fetch their settings from the box. */
export const telephoneRoutes = ({ phones, pbx }: Services): Some<Mine> => ({
  "telephones.list": async () => ({ status: 200, body: await phones.ask("list", {}) }),

  "telephones.story": ({ parameters: { macAddress } }) =>
    answered(macAddress, () => phones.ask("story", { macAddress })),

  "telephones.letIn": ({ parameters: { macAddress }, guest }) =>
    answered(macAddress, () => phones.ask("let-in", { macAddress, author: authorOf(guest) })),

  "telephones.restart": async ({ body: { numbers, makers, evenTalking }, guest }) => {
    const { orders } = await phones.ask("restart-orders", { numbers, makers });
    await pbx.ask("telephones.restart", { orders, evenTalking, author: authorOf(guest) });
    return { status: 202, body: { told: orders.length } };
  },

  "telephones.restarts": async () => ({ status: 200, body: await pbx.ask("telephones.restarts", {}) }),

  "telephones.passwords": ({ parameters: { macAddress }, guest }) =>
    answered(macAddress, () => phones.ask("passwords", { macAddress, author: authorOf(guest) })),
});

async function answered<Body>(macAddress: string, ask: () => Promise<Body>) {
  try {
    return { status: 200, body: await ask() } as const;
  } catch (error) {
    if (!(error instanceof BoxError) || error.code !== "TELEPHONE_UNKNOWN") throw error;
    return refuse(
      notFound(
        words(
          `Le téléphone ${macAddress} n'est à aucun poste en service et n'a rien demandé.`,
          `The telephone ${macAddress} belongs to no extension that runs and has asked for nothing.`,
        ),
      ),
    );
  }
}
