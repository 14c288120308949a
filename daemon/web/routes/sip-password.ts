import { authorOf } from "../access/guest.ts";
import type { Services } from "../services.ts";
import { refuse, type Some } from "./call.ts";
import { noSuchObject } from "./object-edits.ts";

export const sipPasswordRoutes = (services: Services): Some<"extensions.sipPassword"> => ({
  "extensions.sipPassword": async ({ parameters: { number }, guest }) => {
    const { password } = await services.store.ask("extension.password", { number, author: authorOf(guest) });
    return password === null ? refuse(noSuchObject("extensions", number)) : { status: 200, body: { password } };
  },
});
