import { runService } from "../kit/service.ts";
import { startStore } from "./start-store.ts";

runService({ name: "store", start: ({ home, log, clock }) => startStore({ home, log, clock }) });
