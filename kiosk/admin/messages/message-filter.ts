import { type Query, queryOf, searchOf } from "../../place/query.ts";

/** What the page of messages shows; as it stands in its address. */
export interface MessageFilter {
  /** Empty: everybody. */
  readonly extension: string;
  readonly unread: boolean;
  /** Key of the conversation that is open; empty: none. */
  readonly conversation: string;
}

export function filterOf(search: string): MessageFilter {
  const { poste = "", nonlus, avec = "" } = queryOf(search);
  return {
    extension: /^[0-9]{1,10}$/.test(poste) ? poste : "",
    unread: nonlus === "oui",
    conversation: avec.slice(0, 100),
  };
}

export const addressOf = ({ extension, unread, conversation }: MessageFilter): string =>
  searchOf({ poste: extension, nonlus: unread ? "oui" : "", avec: conversation });

export const messageQueryOf = ({ extension, unread }: MessageFilter): Query => ({
  ...(extension === "" ? {} : { extension }),
  ...(unread ? { unread: "true" } : {}),
});
