import { RENDERING_MS } from "../../contracts/sound.ts";
import { words } from "../../model/config/field.ts";
import { authorOf } from "../access/guest.ts";
import { notFound } from "../api/problems.ts";
import type { Services } from "../services.ts";
import { refuse, type Some } from "./call.ts";
import { savedDocument } from "./edit.ts";
import { pageOf } from "./page-of.ts";

type Mine = "server" | "reload" | "revisions" | "configuration.get" | "alerts.list" | "calls.route";

/** A reload renders what is heard and prepares every consumer before it answers. */
const RELOAD_TIMEOUT_MS = RENDERING_MS + 60_000;

/** The box as a whole: what is saved and what runs, its calls. */
export const serverRoutes = (services: Services): Some<Mine> => {
  const { store, box, pbx } = services;
  return {
    server: async () => {
      const [{ system }, { version, settings }] = await Promise.all([savedDocument(services), box.ask("status", {})]);
      const sip = { port: settings.sipPort, securePort: settings.sipsPort };
      const { phonesPort } = settings;
      const { name, language, timeZone } = system;
      return { status: 200, body: { name, version, language, timeZone, sip, phonesPort } };
    },

    reload: async ({ guest }) => ({
      status: 200,
      body: await store.ask("reload", { author: authorOf(guest) }, RELOAD_TIMEOUT_MS),
    }),

    revisions: async ({ query }) => ({ status: 200, body: await store.ask("revisions.list", pageOf(query)) }),

    "configuration.get": async () => ({ status: 200, body: await store.ask("config.get", { secrets: false }) }),

    "alerts.list": async () => ({ status: 200, body: await pbx.ask("alerts.list", {}) }),

    "calls.route": async ({ body }) => {
      const answer = await pbx.ask("route", body);
      return "unknown" in answer ? refuse(notFound(NOBODY[answer.unknown])) : { status: 200, body: answer };
    },
  };
};

const NOBODY = {
  view: words("Aucune configuration n'est en service.", "No configuration runs yet."),
  extension: words("Ce poste n'existe pas.", "There is no such extension."),
  line: words("Cette ligne n'existe pas.", "There is no such line."),
} as const;
