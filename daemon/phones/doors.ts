import { createServer } from "node:http";
import type { BoxSettings } from "../contracts/box.ts";
import type { TelephoneTrouble } from "../contracts/telephone.ts";
import type { Clock } from "../kit/clock.ts";
import type { Log } from "../kit/log.ts";
import type { PhonesView } from "../model/snapshot/phones-view.ts";
import type { Counter } from "./counter.ts";
import { Door } from "./door.ts";
import { LdapDoor } from "./ldap/ldap-door.ts";
import type { SessionParts } from "./ldap/session.ts";
import { TftpDoor } from "./tftp/tftp-door.ts";
import type { BoxCertificate } from "./tls/box-certificate.ts";

interface Parts {
  readonly settings: Pick<BoxSettings, "bind" | "phonesPort" | "phonesTlsPort" | "tftpPort" | "ldapPort">;
  readonly certificate: BoxCertificate;
  readonly counter: Pick<Counter, "waitOf" | "serve">;
  /** The MAC address behind an IPv4 address; null: not on a network of the box. */
  readonly neighbourOf: (ip: string) => string | null;
  readonly session: Omit<SessionParts, "waitOf">;
  /** Told when one listens on other addresses than before. */
  readonly changed: () => void;
  readonly clock: Clock;
  readonly log: Log;
}

/** Every way by which telephones come in: for their files, and for the directory. */
export class Doors {
  readonly #parts: Parts;
  readonly #http: Door;
  readonly #https: Door;
  readonly #tftp: TftpDoor;
  readonly #ldap: LdapDoor;

  constructor(parts: Parts) {
    const { settings, certificate, counter, neighbourOf, session, changed, clock, log } = parts;
    const { bind, phonesPort, phonesTlsPort, tftpPort } = settings;
    const forFiles = { bind, counter, changed, clock, log };
    this.#parts = parts;
    this.#http = new Door({ ...forFiles, way: "http", port: phonesPort, createServer });
    this.#https = new Door({
      ...{ ...forFiles, way: "https", port: phonesTlsPort },
      createServer: (options, answer) => certificate.serve(options, answer),
    });
    this.#tftp = new TftpDoor({ ...forFiles, neighbourOf, port: tftpPort });
    this.#ldap = new LdapDoor({ settings, session, changed, clock, log });
  }

  async open(): Promise<void> {
    await this.#parts.certificate.open();
    await Promise.all([this.#http.open(), this.#https.open(), this.#tftp.open(), this.#ldap.open()]);
  }

  async close(): Promise<void> {
    this.#parts.certificate.close();
    await Promise.all([this.#http.close(), this.#https.close(), this.#tftp.close(), this.#ldap.close()]);
  }

  /** Whom a telephone trusts that is to believe the box, and where it may come by HTTPS then; null: the box cannot say whom. */
  get secure(): { readonly port: number | null; readonly authority: string } | null {
    const { authority } = this.#parts.certificate;
    if (authority === null) return null;
    return { port: this.#https.trouble === null ? this.#parts.settings.phonesTlsPort : null, authority };
  }

  /** The ways that are wanted and shut, with the reason. */
  troubles(view: PhonesView | null): readonly TelephoneTrouble[] {
    const { phonesPort, phonesTlsPort, tftpPort, ldapPort } = this.#parts.settings;
    const isOn = view?.isOn === true;
    const ways = [
      { way: "http", port: phonesPort, isWanted: isOn, reason: this.#http.trouble },
      { way: "https", port: phonesTlsPort, isWanted: isOn && view.https, reason: this.#secureTrouble() },
      { way: "tftp", port: tftpPort, isWanted: isOn && view.tftp, reason: this.#tftp.trouble },
      { way: "ldap", port: ldapPort, isWanted: isOn, reason: this.#ldap.trouble },
    ] as const;
    return ways.flatMap(({ isWanted, way, port, reason }) =>
      isWanted && reason !== null ? [{ way, port, reason }] : [],
    );
  }

  facts() {
    const { phonesPort, phonesTlsPort, tftpPort, ldapPort } = this.#parts.settings;
    return {
      ...{ port: phonesPort, addresses: this.#http.addresses },
      https: { port: phonesTlsPort, addresses: this.#https.addresses, trouble: this.#https.trouble },
      tftp: { port: tftpPort, addresses: this.#tftp.addresses, trouble: this.#tftp.trouble },
      ldap: { port: ldapPort, addresses: this.#ldap.addresses, trouble: this.#ldap.trouble },
    };
  }

  #secureTrouble(): string | null {
    const { isThere, authority } = this.#parts.certificate;
    return this.#https.trouble ?? (isThere && authority === null ? "NO_AUTHORITY" : null);
  }
}
