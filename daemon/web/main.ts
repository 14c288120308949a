import { join } from "node:path";
import { routes } from "../contracts/api/routes.ts";
import { boxSettingsSchema } from "../contracts/box.ts";
import { ownCertificate } from "../kit/own-certificate.ts";
import { parser } from "../kit/parse.ts";
import { type RunningService, runService, type ServiceContext } from "../kit/service.ts";
import { Door } from "./access/door.ts";
import { SignInLimit } from "./access/sign-in-limit.ts";
import { Api } from "./api/api.ts";
import { problemAnswer } from "./api/problems.ts";
import { Audience } from "./live/audience.ts";
import { LiveState } from "./live/live-state.ts";
import { openApi } from "./openapi/openapi.ts";
import { allRoutes } from "./routes/all-routes.ts";
import { beQuiet } from "./server/library.ts";
import { Servers } from "./servers.ts";
import { connectServices } from "./services.ts";
import { AdministrationSite, LIVE_PATH } from "./site.ts";
import { readStaticFiles } from "./static/static-files.ts";

const parseSettings = parser(boxSettingsSchema, "the settings of the box");

/** Each costs some memory of TLS; an office of 500 people with a page open each is far below. */
const CAPS = { total: 2000, perAddress: 500 };

runService({ name: "web", start });

async function start(context: ServiceContext): Promise<RunningService> {
  const { log, clock, home } = context;
  const settings = parseSettings(context.settings);
  beQuiet();
  const certificate = await ownCertificate({
    folder: join(home, "certificates"),
    name: "web",
    purpose: "the web pages over HTTPS",
    bind: settings.bind,
  });
  const files = await readStaticFiles(join(import.meta.dirname, "..", "..", "kiosk", "admin"));
  if (files.count === 0) log.warn("the pages are not built: only the API is served");

  const live = new LiveState((delta) => servers.publish(JSON.stringify({ kind: "delta", ...delta })), clock, log);
  const services = connectServices(context, live.listening);
  const door = new Door(services, clock);
  const carriers = allRoutes({
    services,
    door,
    log,
    limit: new SignInLimit(),
    monotonic: () => clock.monotonic(),
    now: () => clock.now(),
    accessEnded: () => audience.recheck(),
  });
  const api = new Api(carriers, door, log);
  const audience = new Audience({
    path: LIVE_PATH,
    door,
    clock,
    log,
    picture: () => live.picture(),
    want: (isWanted) => live.want(isWanted),
    failed: (error) => problemAnswer(api.problemOf(error)),
  });
  const description = JSON.stringify(openApi(routes));
  const site = new AdministrationSite({ api, door, files, description });
  const servers = new Servers({ settings, certificate, site, live: audience, caps: CAPS, clock, log });
  await servers.start();
  audience.start();
  live.start();

  return {
    facts: () => ({ ...servers.facts(), listeners: audience.size }),
    async stop() {
      audience.close();
      live.close();
      servers.close();
      for (const service of Object.values(services)) service.close();
    },
  };
}
