/**
 * The engine port: what call control needs from SIP and RTP, and nothing more.
 *
 * Commands are posted, never awaited: every outcome, good or bad, comes back on the one ordered event
 * stream. A reply can therefore never overtake, or be overtaken by, an event about the same leg.
 *
 * JavaScript holds names, never pointers. A name is never used twice; a command that names something
 * which has ended is ignored, because its end has already been announced.
 */

declare const legName: unique symbol;
declare const roomName: unique symbol;
declare const contactName: unique symbol;
declare const subscriptionName: unique symbol;
declare const messageName: unique symbol;
declare const askName: unique symbol;

/** Names one leg for ever. Call control mints odd ones (for `dial`), the engine even ones (offered legs). */
export type LegId = number & { readonly [legName]: true };
/** Names one room of the mixing bridge. Minted by call control, never twice. */
export type RoomId = number & { readonly [roomName]: true };
/** Names one registered device (one contact binding). Minted by the engine, except when restored. */
export type ContactId = number & { readonly [contactName]: true };
/** Names one subscription (a lamp, a message-waiting indicator). Minted by the engine. */
export type SubscriptionId = number & { readonly [subscriptionName]: true };
/** Names one text message on its way. Call control mints odd ones (for `sendMessage`), the engine even ones (offered). */
export type MessageId = number & { readonly [messageName]: true };
/** Names one question of a telephone where its settings are. Minted by the engine. */
export type AskId = number & { readonly [askName]: true };

export type Codec = "PCMA" | "PCMU" | "G722" | "opus" | "G729" | "GSM";
export type VideoCodec = "H264" | "VP8" | "H265" | "H263-1998" | "H263";
export type Transport = "udp" | "tcp" | "tls";
export type DigestAlgorithm = "MD5" | "SHA-256";

/** Why a leg ended or is to be ended. `status-of-cause.ts` maps it to SIP status codes and Reason (RFC 3326). */
export type ReleaseCause =
  | "normal"
  | "busy"
  | "declined"
  | "no-answer"
  | "cancelled"
  | "answered-elsewhere"
  | "unreachable"
  | "unavailable"
  | "not-found"
  | "forbidden"
  | "not-acceptable"
  | "redirected"
  | "transferred"
  | "media-lost"
  | "congestion"
  /** It goes round: RFC 3261 §21.4.20, §21.4.21. */
  | "too-many-hops"
  | "failure"
  | "shutdown";

/** Fixed for the life of the engine (reload class `restart`). */
export interface EngineSettings {
  /** Numeric local addresses to listen on, IPv4 or IPv6; `0.0.0.0` and `::` mean all. */
  readonly bind: readonly string[];
  /** UDP and TCP port; 0 picks a free one (tests). */
  readonly sipPort: number;
  /** TLS port; 0 picks a free one; null: no TLS. */
  readonly sipsPort: number | null;
  /** PEM files; needed when `sipsPort` is not null. */
  readonly certificateFile: string | null;
  readonly privateKeyFile: string | null;
  /** First and last UDP port for RTP and RTCP, both included; RTP takes even ports, RTCP the next odd one. */
  readonly rtpPorts: readonly [number, number];
  /** Value of User-Agent and Server. */
  readonly product: string;
  /** 0 silent, 1 errors, 2 warnings, 3 information, 4 every message; native lines come back as `engine.log`. */
  readonly logLevel: 0 | 1 | 2 | 3 | 4;
}

/** One who may authenticate. The engine never sees a password: HA1 of RFC 7616 §3.4.2, lower-case hex. */
export interface Account {
  readonly extension: string;
  readonly ha1: { readonly md5: string; readonly sha256: string };
  /** 1…32 devices at once; the oldest binding makes room for one more. */
  readonly maxContacts: number;
  /** SDES SRTP (RFC 4568) in offers to and answers for this account's devices that use TLS. */
  readonly srtp: "never" | "tls";
}

/** Where a request on a line is really sent, whatever its URI says. Names have been looked up before. */
export interface Destination {
  /** Numeric. */
  readonly address: string;
  readonly port: number;
  readonly transport: Transport;
  /** TLS: the name that its certificate must be for; empty: its address. */
  readonly serverName: string;
}

/**
 * Why nobody has answered a request of a line. `tls`: somebody is there, but no TLS comes about; `no-interface`: this
 * machine has not got the line's `bind` (the text); `not-sent`: we have not even tried.
 */
export type Silence =
  | "no-answer"
  | "connection-refused"
  | "unreachable"
  | "certificate"
  | "tls"
  | "no-interface"
  | "not-sent";

/** An outside line. What is to be done with its calls, and when it registers where, is decided elsewhere. */
export interface Trunk {
  /** Its number in the office (`900`), in the one number space of all: no extension has it. */
  readonly trunk: string;
  /** User part of our address of record at the operator. */
  readonly user: string;
  /** Host part of that address, of From and of what is dialled; empty: our own address. */
  readonly domain: string;
  /** Under which the operator may call us, in every form that he writes: tells lines of one operator apart. */
  readonly numbers: readonly string[];
  /** Answers the operator's challenges, in whatever realm; hence the password itself. */
  readonly credentials: { readonly user: string; readonly password: string } | null;
  /** With which the far side proves to us who it is, in our realm; null: to come from one of `sources` is enough. */
  readonly account: { readonly user: string; readonly ha1: { readonly md5: string; readonly sha256: string } } | null;
  /** A gateway registers with that account (one at a time, as a contact whose `extension` is this line's number). */
  readonly registersWithUs: boolean;
  /** Numeric addresses from which its requests may come, `192.0.2.7` (any port) or `192.0.2.7:5060`. Empty: any, for who has proved to be the account. */
  readonly sources: readonly string[];
  /** In order of preference; empty: those of the office. */
  readonly codecs: readonly Codec[];
  /** What may be passed on, in order of preference; null: as in the office; empty: no video. */
  readonly videoCodecs: readonly VideoCodec[] | null;
  /** SDES SRTP: `offered` is tried again in the clear when refused; `required` never speaks in the clear. */
  readonly srtp: "never" | "offered" | "required";
  /** Takes the echo that the line returns of what it is told out of what the other side hears; its calls are never relayed. */
  readonly echoCanceller: boolean;
  /** Route fields of REGISTER and OPTIONS (an outbound proxy), outermost first, loose; a call brings its own. */
  readonly route: readonly string[];
  /**
   * Numeric local address that its sound and its signalling leave from, and that its signalling names (Via, Contact);
   * UDP is open there also where the engine is bound to other addresses only. Nothing leaves while this machine has not
   * got it (interface.missing). Null: by the system's routes.
   */
  readonly bind: string | null;
  /** TLS: the operator's certificate must be good. */
  readonly verify: boolean;
}

/** What the engine answers from by itself. Replaced as a whole by `install`. */
export interface EngineTables {
  readonly revision: number;
  readonly realm: string;
  readonly accounts: readonly Account[];
  /** Challenges in this order (RFC 8760): old telephones look at the first one only. */
  readonly digest: readonly DigestAlgorithm[];
  /** Preference when we make an offer by ourselves; also what may be negotiated at all. */
  readonly codecs: readonly Codec[];
  /**
   * Video that may be passed on, in order of preference. A leg is offered what the leg that it is `like` has of these,
   * and agrees to what that one agrees to; nothing is ever decoded.
   */
  readonly videoCodecs: readonly VideoCodec[];
  /** Seconds. RFC 3261 §10.3: below `minimum` is answered 423, above `maximum` is shortened. */
  readonly registration: { readonly minimum: number; readonly usual: number; readonly maximum: number };
  /** OPTIONS to every contact each so many seconds (RFC 3261 §11), 0: never. */
  readonly qualifySeconds: number;
  /** RFC 4028, seconds, ≥ 90; 0: we do not ask for session timers. */
  readonly sessionExpiresSeconds: number;
  /** `leg.unheard` after so many seconds without a single good RTP packet on an answered leg that is not held; 0: never. */
  readonly unheardSeconds: number;
  /** In the order of the office: of several lines that may have sent an INVITE the first one has. */
  readonly trunks: readonly Trunk[];
}

/** A device that has registered. */
export interface ContactBinding {
  readonly contact: ContactId;
  /** Under which it has registered; the number of the line, for a gateway. */
  readonly extension: string;
  /** The Contact URI as the device wrote it. */
  readonly uri: string;
  /** Where its REGISTER came from: `192.0.2.7:5060`, `[2001:db8::7]:5060`. */
  readonly source: string;
  readonly transport: Transport;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
  readonly userAgent: string;
  readonly callId: string;
  readonly cseq: number;
  /** Path URIs (RFC 3327), outermost first. */
  readonly path: readonly string[];
  /** `+sip.instance` (RFC 5626), or empty. */
  readonly instance: string;
}

/** The party as it is shown to the other side. */
export interface Party {
  readonly number: string;
  readonly name: string;
  /** RFC 3323 `Privacy: id`: From becomes anonymous and P-Asserted-Identity is withheld from devices. */
  readonly anonymous: boolean;
}

/** Somebody outside, by a line. */
export interface TrunkTarget {
  readonly kind: "trunk";
  readonly trunk: string;
  /** Null: the contact of the line's gateway (`registersWithUs`). */
  readonly destination: Destination | null;
  /** As the operator wants it written. */
  readonly number: string;
  /** Real Route fields (an outbound proxy), outermost first. */
  readonly route: readonly string[];
}

export type DialTarget =
  | { readonly kind: "contact"; readonly contact: ContactId }
  | { readonly kind: "uri"; readonly uri: string }
  | TrunkTarget;

export interface DialRequest {
  readonly target: DialTarget;
  /** Number that goes into To and, for a contact without one, the request URI; a line has its own (`target.number`). */
  readonly called: string;
  /** By a line: the number and name in From, and nothing more; other identities are for `headers` to say. */
  readonly caller: Party;
  /** Offer this leg's codecs first, so that the two can be relayed without transcoding. */
  readonly like: LegId | null;
  /** Header fields that go out as they are (Alert-Info, Diversion …). Values hold no line breaks. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Without a provisional answer in this time the leg ends as `unreachable`, status 408. Null: as long as SIP waits (32 s). */
  readonly answerWithinMs: number | null;
}

/** A text message of ours (MESSAGE, RFC 3428), or a notice that a device did not subscribe to (NOTIFY). */
export interface MessageRequest {
  readonly target: { readonly kind: "contact"; readonly contact: ContactId } | TrunkTarget;
  /** Number in To, for a contact. */
  readonly called: string;
  /** The number and name in From. */
  readonly sender: Party;
  /** The same for every try of one message, so that who has it already may know. */
  readonly callId: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** 1…4,000 bytes; by UDP 1,300 (RFC 3428 §8), more has the outcome 513. A notice may have none. */
  readonly text: string;
  /**
   * Absent: a text message. To a contact only: NOTIFY outside of a dialog, as telephones are told to restart
   * (`check-sync`); `contentType` is that of the text.
   */
  readonly notice?: { readonly event: string; readonly contentType: string };
}

/**
 * A WAV file, PCM 16 bit mono, 8, 16, 32 or 48 kHz; or a folder with one for each rate, named by it (`8000.wav`): that of
 * the leg is played. However many legs hear it, it is read once.
 */
export interface FileSound {
  readonly kind: "file";
  readonly path: string;
  readonly loop: boolean;
  /** Silence before it is played first, and after each time it is played; absent: none. */
  readonly secondsBefore?: number;
  readonly secondsAfter?: number;
}

export type Sound =
  | FileSound
  /** The tones of the French network: 440 Hz. */
  | { readonly kind: "tone"; readonly tone: "dial" | "ringback" | "busy" | "congestion" };

/** What is to be written down of a leg. */
export interface RecordRequest {
  /** Absolute; nothing stands there yet, its folder does. A WAV file, PCM 16 bit, at the rate of the leg's codec (8 or 16 kHz). */
  readonly path: string;
  /**
   * `said`: what the leg says, mono, whatever it hears meanwhile. `both`, stereo: left what the leg says, right what the
   * leg says that it is bridged with, over holds and transfers; silence while nobody is there.
   */
  readonly sides: "said" | "both";
  /** 1…43,200. */
  readonly maxSeconds: number;
  /**
   * X25519 public key, 64 lower-case hexadecimal digits: only who has the private key can read the file, and that while
   * it is being written (decision 0030). Absent, or null: in the clear.
   */
  readonly sealFor?: string | null;
}

/** Why a recording ended; what had been written by then stands in the file. `disk-full`, `failed`: the event's text says more. */
export type RecordingEnd = "stopped" | "limit" | "released" | "disk-full" | "failed";

/** How a leg sounded, from RTP and RTCP (RFC 3550); -1 where nothing was measured. */
export interface LegQuality {
  readonly codec: Codec | "";
  readonly packetsReceived: number;
  readonly packetsSent: number;
  readonly packetsLost: number;
  /** Packets that the far side says it did not get (its receiver reports). */
  readonly packetsLostFar: number;
  readonly jitterMs: number;
  readonly roundTripMs: number;
  /** ITU-T G.107 estimate, 1.0…4.5. */
  readonly mos: number;
  /** The last video codec that was agreed upon; all else is of the sound. */
  readonly video: VideoCodec | "";
}

/** Who sent an INVITE, as far as it is proved. */
export type LegOrigin =
  /** The account that authenticated. */
  | { readonly kind: "extension"; readonly extension: string }
  | {
      readonly kind: "trunk";
      readonly trunk: string;
      /** User part of From; empty when there is none to be shown. */
      readonly number: string;
      /** User part of P-Asserted-Identity (RFC 3325), as the operator vouches for it. */
      readonly asserted: string | null;
      /** Who has diverted the call to us: Diversion (RFC 5806), else History-Info (RFC 7044). */
      readonly diverted: string | null;
      /** How often, as far as those fields say. */
      readonly diversions: number;
    };

export type MediaDirection = "sendrecv" | "sendonly" | "recvonly" | "inactive";

export type EngineEvent =
  // — tables and the engine itself —
  | { readonly type: "tables.installed"; readonly revision: number }
  | { readonly type: "engine.log"; readonly level: 1 | 2 | 3 | 4; readonly text: string }
  | { readonly type: "engine.failed"; readonly code: string; readonly text: string }
  /**
   * A message of a leg as it stood on the wire, repetitions too, with credentials, keys of sound and pressed keys
   * withheld. Told after `leg.offered`, and for a while after `leg.released`. Nobody acts on it.
   */
  | {
      readonly type: "sip.message";
      readonly leg: LegId;
      readonly at: number;
      /** By us. */
      readonly sent: boolean;
      readonly transport: Transport;
      /** `192.0.2.7:5060` */
      readonly far: string;
      readonly text: string;
    }
  // — devices —
  | { readonly type: "contact.added"; readonly binding: ContactBinding }
  | { readonly type: "contact.refreshed"; readonly binding: ContactBinding }
  | {
      readonly type: "contact.removed";
      readonly contact: ContactId;
      readonly extension: string;
      readonly reason: "unregistered" | "expired" | "replaced" | "connection-lost" | "account-removed";
    }
  | {
      readonly type: "contact.reachability";
      readonly contact: ContactId;
      readonly extension: string;
      readonly reachable: boolean;
      /** -1 when it did not answer. */
      readonly roundTripMs: number;
    }
  /** Somebody is guessing, flooding or sending malformed messages. At most one a second and source. */
  | {
      readonly type: "security.suspicion";
      readonly source: string;
      readonly what: "wrong-password" | "unknown-account" | "silenced" | "malformed" | "too-many-connections" | "flood";
      readonly account: string;
      readonly count: number;
    }
  // — outside lines —
  /** An address that lines name in `bind`: they leave by it from now on. Once when tables name it, then when that changes. */
  | { readonly type: "interface.opened"; readonly address: string }
  /** This machine has not got it (the system's words), or no longer: looked for again every few seconds. */
  | { readonly type: "interface.missing"; readonly address: string; readonly text: string }
  /** registerTrunk: accepted. `expiresSeconds` 0: the registration has been taken back. */
  | {
      readonly type: "trunk.registered";
      readonly trunk: string;
      readonly destination: Destination;
      readonly expiresSeconds: number;
    }
  /** registerTrunk: refused, or (status 0) nobody answered; `text` is the operator's or the system's. */
  | {
      readonly type: "trunk.refused";
      readonly trunk: string;
      readonly destination: Destination;
      readonly status: number;
      readonly silence: Silence | "";
      readonly text: string;
      /** 0: not said. */
      readonly retryAfterSeconds: number;
    }
  /** The connection over which a line has registered is gone: calls no longer come in by it. */
  | { readonly type: "trunk.lost"; readonly trunk: string }
  /** probeTrunk: any answer is one; status 0 and -1 ms when there was none. */
  | {
      readonly type: "trunk.probed";
      readonly trunk: string;
      readonly destination: Destination;
      readonly status: number;
      readonly silence: Silence | "";
      /** What the system or OpenSSL says of the silence. */
      readonly text: string;
      readonly roundTripMs: number;
    }
  // — legs —
  /** An authenticated device or an outside line calls. 100 Trying has been sent. Exactly one of ring/progress/answer/release is expected soon. */
  | {
      readonly type: "leg.offered";
      readonly leg: LegId;
      readonly from: LegOrigin;
      /** From a line: the number in the request-URI, else the one in To. */
      readonly dialled: string;
      /** User part of To as it was written. */
      readonly to: string;
      /** Display name in From; untrusted text. */
      readonly displayName: string;
      /** The caller asked for privacy (RFC 3323). */
      readonly anonymous: boolean;
      readonly callId: string;
      readonly source: string;
      readonly transport: Transport;
      readonly userAgent: string;
      /** What the offer holds and we can do, in the device's order; empty for a late offer (RFC 3261 §13.2.1). */
      readonly codecs: readonly Codec[];
      /** The leg that this INVITE is to replace (RFC 3891), already matched and permitted; null when there is none. */
      readonly replaces: LegId | null;
      /** Hops that the call may still make (RFC 3261 §8.1.1.6): how loops end (RFC 5393). */
      readonly maxForwards: number;
    }
  /** Outgoing leg: 180 came. */
  | { readonly type: "leg.ringing"; readonly leg: LegId }
  /** Outgoing leg: a provisional answer carried SDP, sound may come. */
  | { readonly type: "leg.early"; readonly leg: LegId }
  /** Outgoing leg: 2xx came. */
  | { readonly type: "leg.answered"; readonly leg: LegId }
  /** Incoming leg: our 2xx was acknowledged. */
  | { readonly type: "leg.confirmed"; readonly leg: LegId }
  /** After every negotiation, first or repeated. */
  | {
      readonly type: "leg.media";
      readonly leg: LegId;
      readonly codec: Codec;
      /** Our direction. */
      readonly direction: MediaDirection;
      readonly srtp: boolean;
      readonly remote: string;
      readonly video: VideoCodec | "";
    }
  /** The far side put us on hold / took us back. Its re-INVITE has been answered. */
  | { readonly type: "leg.held"; readonly leg: LegId }
  | { readonly type: "leg.resumed"; readonly leg: LegId }
  | {
      readonly type: "leg.digit";
      readonly leg: LegId;
      /** 0-9 * # A-D */
      readonly digit: string;
      /** `inband`: as two tones in the sound. */
      readonly by: "rfc4733" | "info" | "inband";
    }
  /** REFER. Expect acceptTransfer or refuseTransfer. */
  | {
      readonly type: "leg.transfer";
      readonly leg: LegId;
      /** User part of Refer-To. */
      readonly target: string;
      /** Attended: the leg that the Replaces of Refer-To names, when it is one of ours. */
      readonly replaces: LegId | null;
      /** Refer-To had a Replaces that matches nothing here. */
      readonly replacesUnknown: boolean;
    }
  /** Outgoing leg: 3xx. `leg.released` with cause `redirected` follows. */
  | { readonly type: "leg.redirected"; readonly leg: LegId; readonly targets: readonly string[] }
  | { readonly type: "leg.unheard"; readonly leg: LegId; readonly seconds: number }
  /** A sound that does not loop has ended. */
  | { readonly type: "leg.played"; readonly leg: LegId }
  /** Its file is whole and closed. Once for every recording, before `leg.released`. */
  | {
      readonly type: "leg.recorded";
      readonly leg: LegId;
      readonly path: string;
      /** Of sound in the file. */
      readonly seconds: number;
      readonly why: RecordingEnd;
      readonly text: string;
    }
  /** In a room: it begins to speak, or has not for a while. A leg that leaves its room says nothing more there. */
  | { readonly type: "leg.speaking"; readonly leg: LegId; readonly speaks: boolean }
  /** Last event of every leg, exactly once. */
  | {
      readonly type: "leg.released";
      readonly leg: LegId;
      readonly cause: ReleaseCause;
      /** SIP status that ended it, 0 when none did. */
      readonly status: number;
      readonly by: "remote" | "local" | "engine";
      readonly quality: LegQuality;
    }
  // — text messages —
  /** An authenticated device or an outside line sends text. Exactly one `answerMessage` is expected within 30 s. */
  | {
      readonly type: "message.offered";
      readonly message: MessageId;
      readonly from: LegOrigin;
      /** As in `leg.offered`. */
      readonly dialled: string;
      readonly anonymous: boolean;
      /** Untrusted; 1,300 bytes at most by UDP, 4,000 by a connection. */
      readonly text: string;
      readonly callId: string;
      readonly cseq: number;
      readonly source: string;
      readonly transport: Transport;
    }
  /** sendMessage: its outcome. Status 0: there was no answer; `text` says why, or is the reason phrase. */
  | {
      readonly type: "message.sent";
      readonly message: MessageId;
      readonly status: number;
      readonly text: string;
    }
  // — telephones that look for their settings —
  /** discover: telephones on so many networks are heard. */
  | { readonly type: "discovery.opened"; readonly networks: number }
  /** discover: the port, or none of the networks, can be had (the system's words). */
  | { readonly type: "discovery.missing"; readonly text: string }
  /**
   * Somebody asked everybody where its settings are: SUBSCRIBE for `ua-profile` to 224.0.1.75 (RFC 6080). Nothing of it is
   * proved, and whoever asks may have forged its address. `answerDiscovery` is expected within 8 s.
   */
  | {
      readonly type: "discovery.asked";
      readonly ask: AskId;
      /** `192.0.2.7:5060` */
      readonly source: string;
      /** The request-URI and the header fields as they were written, 512 bytes at most; empty: missing. Untrusted. */
      readonly uri: string;
      readonly from: string;
      readonly to: string;
      readonly event: string;
      readonly userAgent: string;
    }
  /** answerDiscovery: what the telephone says to it. Status 0: nothing. */
  | { readonly type: "discovery.told"; readonly ask: AskId; readonly status: number; readonly text: string }
  // — subscriptions —
  /** An authenticated device subscribes. Its first NOTIFY is expected at once through `notify`. */
  | {
      readonly type: "subscription.opened";
      readonly subscription: SubscriptionId;
      readonly extension: string;
      readonly target: string;
      readonly package: "dialog" | "message-summary";
    }
  /** A refresh: a full-state `notify` is expected. */
  | { readonly type: "subscription.refreshed"; readonly subscription: SubscriptionId }
  | { readonly type: "subscription.closed"; readonly subscription: SubscriptionId };

/** Everything that is alive in the engine; all zero at rest, except what registrations hold. */
export interface EngineCensus {
  readonly legs: number;
  /** Pairs of legs relayed packet by packet. */
  readonly relays: number;
  /** Legs whose sound goes through the mixing bridge. */
  readonly mixed: number;
  /** Rooms that a leg is in. */
  readonly rooms: number;
  readonly players: number;
  /** Files that are being written. */
  readonly recordings: number;
  readonly rtpSockets: number;
  readonly dialogs: number;
  readonly transactions: number;
  readonly subscriptions: number;
  readonly contacts: number;
  readonly transports: number;
  /** REGISTER requests of lines that have no outcome yet. */
  readonly trunkRegistrations: number;
  /** OPTIONS requests to operators that have no outcome yet. */
  readonly probes: number;
  /** Text messages, and telephones that look for their settings: what came and has no answer yet, what went out and has no outcome. */
  readonly messages: number;
  /** Packets relayed since the start, without decoding. */
  readonly relayedPackets: number;
  /** Resident bytes that pjlib's pools hold. */
  readonly poolBytes: number;
}

/** One end of a listening socket, for `ready.json` and status. */
export interface ListeningAddress {
  readonly transport: Transport;
  readonly address: string;
  readonly port: number;
}

export interface Engine extends AsyncDisposable {
  /** Opens sockets. Rejects with BoxError `SIP_PORT_IN_USE`, `SIP_ADDRESS_UNUSABLE`, `TLS_CERTIFICATE_UNUSABLE` or `ENGINE_START_FAILED`. */
  start(settings: EngineSettings): Promise<readonly ListeningAddress[]>;
  /** Replaces the tables in one step; calls go on. Answered by `tables.installed`. */
  install(tables: EngineTables): void;
  /** Brings back the bindings of an earlier run. Those of unknown accounts or past expiry are dropped. TCP and TLS bindings are not restorable. */
  restoreContacts(bindings: readonly ContactBinding[]): void;

  /** From where a line's requests may come, until `install`: what its names lead to changes by itself. */
  setTrunkSources(trunk: string, sources: readonly string[]): void;
  /**
   * One REGISTER of a line, with its challenge answered and 423 obeyed once; 0 seconds takes the registration back.
   * Outcome within 9 s: trunk.registered or trunk.refused. Over TCP and TLS the connection is then held open.
   */
  registerTrunk(
    trunk: string,
    registration: { readonly destination: Destination; readonly expiresSeconds: number },
  ): void;
  /** One OPTIONS. Outcome within 9 s: trunk.probed. */
  probeTrunk(trunk: string, destination: Destination): void;

  /** The final status of an offered message: 202 when it will not be lost any more, 4xx or 5xx when it is not taken. */
  answerMessage(message: MessageId, status: number): void;
  /** One MESSAGE, an operator's challenge answered. `message` is fresh and odd. Outcome within 9 s: message.sent. */
  sendMessage(message: MessageId, request: MessageRequest): void;

  /**
   * Hears telephones that look for their settings, on the networks of these IPv4 addresses of the machine, from now on;
   * none: on no network. Nothing else that comes to this group and port is answered. Outcome, unless there are none:
   * discovery.opened or discovery.missing.
   */
  discover(addresses: readonly string[], port: number): void;
  /** Tells it where its settings are (at most 512 bytes). Outcome within 9 s: discovery.told. Null: it hears nothing, nor do we. */
  answerDiscovery(ask: AskId, url: string | null): void;

  /** Calls out. `leg` is fresh and odd. Outcome: leg.ringing / early / answered / redirected / released. */
  dial(leg: LegId, request: DialRequest): void;
  /** 180 Ringing to an offered leg. */
  ring(leg: LegId): void;
  /** 183 with SDP to an offered leg; picks the codec of `like` when the caller offered it. */
  progress(leg: LegId, like: LegId | null): void;
  /** 200 to an offered leg; same choice of codec. */
  answer(leg: LegId, like: LegId | null): void;
  /** Ends a leg in whatever state it is: refuses, cancels or hangs up. Announced once by `leg.released`. */
  release(leg: LegId, cause: ReleaseCause): void;

  /** Each of the two hears the other; relayed packet by packet when they agree on a codec; so is video, else it is not shown. Undoes earlier bridges and sounds of both. */
  bridge(one: LegId, other: LegId): void;
  /**
   * The leg hears this, until `bridge`, `silence` or another `play`, which follows without a gap; silence once it has ended.
   * Undoes its bridge.
   */
  play(leg: LegId, sound: Sound): void;
  /** The leg hears nothing: silence is sent, packet by packet, so that nobody on the way takes it for dead. Undoes its bridge. */
  silence(leg: LegId): void;
  /**
   * Writes to a file what the leg says from now on, or from its first negotiation; what anybody hears stays as it is.
   * Flushed four times a second: after a kill the file holds what was said until then, under a header without a length
   * (`kit/wav.ts` reads it). Ignored while the leg writes to that very file. Outcome: leg.recorded.
   */
  record(leg: LegId, request: RecordRequest): void;
  /** Completes the file. */
  stopRecording(leg: LegId, path: string): void;
  /**
   * The leg hears everybody in the room but itself, and is heard by them unless it is muted; video stops. Undoes its bridge
   * and its sound, as these undo it. Joining the room that it is in mutes it or opens it. Rooms are there while a leg is.
   */
  join(leg: LegId, room: RoomId, options: { readonly muted: boolean }): void;
  /** Everybody in the room hears the sound once, after what is being played there. Nothing tells its end. */
  playToRoom(room: RoomId, sound: Sound): void;
  /**
   * Somebody waits for keys of this leg, or no longer. Where its device has agreed upon no telephone events and sends none
   * by INFO, they are looked for in its sound meanwhile (`inband`); the sound of all others is not looked at.
   */
  hearKeys(leg: LegId, hears: boolean): void;
  /** Sends digits as RFC 4733 events (as SIP INFO when the leg did not negotiate them), one after the other, 100 ms each. */
  sendDigits(leg: LegId, digits: string): void;
  /** Tells the leg's device who it talks to now (UPDATE, else re-INVITE, with P-Asserted-Identity). A line is not told. */
  identify(leg: LegId, party: Party): void;

  /** 202 to a REFER; its progress is then told by reportTransfer. */
  acceptTransfer(leg: LegId): void;
  refuseTransfer(leg: LegId, cause: ReleaseCause): void;
  /** NOTIFY (sipfrag) to who transferred; a final status (≥ 200) ends the implicit subscription. */
  reportTransfer(leg: LegId, status: number): void;

  /** Sends NOTIFY. `terminated` ends the subscription. */
  notify(subscription: SubscriptionId, contentType: string, body: string, state: "active" | "terminated"): void;

  /** Listeners are called in the order of events; one that throws is reported and does not stop the others. */
  onEvent(listener: (event: EngineEvent) => void): Disposable;
  census(): EngineCensus;
  /** Quality of every answered leg at this moment. */
  quality(): ReadonlyMap<LegId, LegQuality>;
  /** Releases all legs (cause `shutdown`), closes sockets, joins threads; idempotent. */
  close(): Promise<void>;
}
