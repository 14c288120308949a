import type { Static } from "typebox";
import type { firstStepsSchema } from "../../contracts/api/first-steps-routes.ts";
import { type EmergencyProof, worstVerdict } from "../../contracts/emergency-proof.ts";
import type { ConfigurationDocument } from "../../model/config/document.ts";
import type { Services } from "../services.ts";
import type { Some } from "./call.ts";
import { savedDocument } from "./edit.ts";

type FirstSteps = Static<typeof firstStepsSchema>;

/** What a new box still lacks. */
export const firstStepsRoutes = (services: Services): Some<"firstSteps"> => ({
  firstSteps: async () => {
    const [document, { emergency, revision }] = await Promise.all([
      savedDocument(services),
      services.pbx.ask("status", {}),
    ]);
    return { status: 200, body: firstSteps(document, emergency, revision) };
  },
});

/** Pure. A proof of another revision says nothing of the one that runs. */
export function firstSteps(
  { trunks, extensions, groups, mail, mailboxes }: ConfigurationDocument,
  proof: EmergencyProof | null,
  running: number | null,
): FirstSteps {
  return {
    hasLine: trunks.length > 0,
    hasPlanning: [...extensions, ...groups].some(({ planning }) => planning !== null),
    hasVoicemailByMail: mail.host !== null && mailboxes.some(({ email }) => email !== null),
    help: proof === null || proof.revision !== running ? null : worstVerdict(proof),
  };
}
