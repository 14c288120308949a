import { objectPages } from "../objects/object-pages.tsx";
import type { RubricPages } from "../rubric.ts";
import { inboundRuleKind } from "./inbound-rule-kind.tsx";
import { messageRuleKind, outboundRuleKind } from "./outbound-rule-kinds.tsx";

export const pages: RubricPages = [
  ...objectPages(outboundRuleKind),
  ...objectPages(messageRuleKind),
  ...objectPages(inboundRuleKind),
];
