import { words } from "../../model/config/field.ts";
import { authorOf } from "../access/guest.ts";
import { notFound, problem } from "../api/problems.ts";
import type { Services } from "../services.ts";
import { refuse, type Some } from "./call.ts";
import { pageOf } from "./page-of.ts";
import { wavAnswer } from "./wav-answer.ts";

type Mine = "recordings.list" | "recordings.hear" | "recordings.remove";

/** Recordings of calls [MEX-04]; unsealed by `store`, piece by piece: no key comes here. */
export const recordingRoutes = ({ store }: Services): Some<Mine> => {
  async function* sound(reader: string): AsyncGenerator<Uint8Array> {
    for (;;) {
      const { bytes } = await store.ask("recordings.read", { reader });
      if (bytes === null) return;
      yield Buffer.from(bytes, "base64");
    }
  }
  return {
    "recordings.list": async ({ query: { number = null, call = null, rule = null, ...page } }) => {
      const filter = { number, call, rule };
      return { status: 200, body: await store.ask("recordings.list", { ...pageOf(page), filter }) };
    },

    "recordings.hear": async ({ parameters: { recording }, guest }) => {
      const answer = await store.ask("recordings.open", { recording, author: authorOf(guest) });
      if (answer.kind === "unknown") return refuse(noSuchRecording);
      if (answer.kind === "unreadable") return refuse(unreadable);
      return wavAnswer(sound(answer.reader));
    },

    "recordings.remove": async ({ parameters: { recording }, guest }) => {
      const { known } = await store.ask("recordings.remove", { recording, author: authorOf(guest) });
      return known ? { status: 200, body: {} } : refuse(noSuchRecording);
    },
  };
};

const noSuchRecording = notFound(
  words("Cet enregistrement n'existe pas ou plus.", "There is no such recording (any more)."),
);

const unreadable = problem(
  410,
  "unreadable",
  words(
    "Le fichier de cet enregistrement manque, ou n'a pas été scellé pour ce boîtier.",
    "The file of this recording is missing, or was not sealed for this box.",
  ),
);
