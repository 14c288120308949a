import type { ComponentChildren } from "preact";
import type { Access } from "../../daemon/contracts/api/route.ts";
import { useMay } from "../site/use-may.ts";

interface MayProps {
  /** What it takes to do it. */
  readonly access?: Access;
  readonly children: ComponentChildren;
}

/** What is shown to who may do it alone: to change something, where nothing else is said. */
export function May({ access = "write", children }: MayProps) {
  return useMay(access) ? children : null;
}
