import type { FileAsked } from "../../../provisioning/driver.ts";
import type { ViewedPhone } from "../../model/snapshot/phones-view.ts";

/** Everything that decides whether a telephone gets a file. */
export interface Question {
  readonly file: FileAsked | null;
  /** What stood in the path as its token; null: nothing did. */
  readonly token: string | null;
  /** IPv4 address that asks. */
  readonly from: string;
  /** The MAC address behind it, as the kernel knows it; null: not on a network of the box. */
  readonly neighbour: string | null;
  /** The telephone that the file belongs to, as it is configured; null: nobody configured it, or the file is for all. */
  readonly phone: ViewedPhone | null;
  /** Whether the token is that telephone's of now; told in constant time. */
  readonly isToken: boolean;
  /** It may come for its settings without one until then, milliseconds since 1970; 0: not at all. */
  readonly armedUntil: number;
  readonly now: number;
  /** It asks by TFTP, although it has shown since it was let in that it knows better. */
  readonly isStepBack: boolean;
}

export type Verdict =
  /** The file with the password in it. */
  | { readonly kind: "phone"; readonly phone: ViewedPhone }
  /** A file that holds no secret. */
  | { readonly kind: "common" }
  | { readonly kind: "nothing"; readonly why: WhyNothing };

/** `not-armed`: the administrator has to let it in (again). All look the same to who asks. */
export type WhyNothing =
  | "no-such-file"
  | "unknown-telephone"
  | "other-address"
  | "other-token"
  | "not-armed"
  | "not-by-tftp";

/**
 * Who gets what. A file with a secret goes only to where its telephone is: the address that asks is that of its MAC, or
 * the one that was given to it for good; and only while it is let in, or with the token that it was told then; and by TFTP
 * only as long as it knows nothing else. Pure.
 */
export function judge(asked: Question): Verdict {
  const { file, phone, token, isToken, armedUntil, now, isStepBack } = asked;
  if (file === null) return { kind: "nothing", why: "no-such-file" };
  if (file.kind === "common") return { kind: "common" };
  if (phone === null) return { kind: "nothing", why: "unknown-telephone" };
  if (!isAt(phone, asked)) return { kind: "nothing", why: "other-address" };
  if (isStepBack) return { kind: "nothing", why: "not-by-tftp" };
  // While it is let in its token of before is as good as none: that is how a telephone comes that is let in again.
  if (isToken || now < armedUntil) return { kind: "phone", phone };
  return { kind: "nothing", why: token === null ? "not-armed" : "other-token" };
}

/** Behind a router nobody sees its MAC: there only an address that was given to it for good tells it. */
export function isAt(
  { macAddress, ipAddress }: ViewedPhone,
  { neighbour, from }: Pick<Question, "neighbour" | "from">,
): boolean {
  if (neighbour !== null) return neighbour === macAddress;
  return ipAddress !== null && ipAddress === from;
}
