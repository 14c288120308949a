import { objectPages } from "../objects/object-pages.tsx";
import { agentKind } from "./agent-kind.tsx";

export const pages = objectPages(agentKind);
