import { type Static, Type } from "typebox";
import { codecSchema } from "../codec.ts";
import { IPV4_ADDRESS } from "../hardware-address.ts";
import { NUMBER_FORMS } from "../plan/number-forms.ts";
import { videoCodecSchema } from "../video-codec.ts";
import { field, words } from "./field.ts";
import { calledField, HOST, nameField, numberField, oneOf, publicNumberField, siteField } from "./named-fields.ts";

/** Lines (lignes): ways outside [LIG]. The password of one is a secret and never stands here. */

const host = words("un nom ou une adresse, comme siptrunk.exemple.fr", "a name or an address");

const addressSchema = Type.Object(
  {
    host: Type.String({
      pattern: HOST,
      ...field(
        words("Adresse IP", "Address"),
        words(
          "Domaine ou adresse IP utilisé pour joindre l'équipement distant.",
          "Domain or IP address of the remote equipment.",
        ),
        "live",
        host,
      ),
    }),
    port: Type.Union([Type.Integer({ minimum: 1, maximum: 65_535 }), Type.Null()], {
      default: null,
      ...field(
        words("Port", "Port"),
        words(
          "Port associé au domaine/Adresse IP. Vide : celui que donne le DNS, sinon 5060 (5061 en TLS).",
          "Empty: what DNS says, else 5060 (5061 for TLS).",
        ),
      ),
    }),
  },
  {
    additionalProperties: false,
    ...field(words("Adresse", "Address"), words("Où la ligne est jointe.", "Where it is reached.")),
  },
);

const trunkNumberSchema = Type.Object(
  {
    number: Type.String({
      pattern: "^\\+?[0-9]{3,15}$",
      ...field(
        words("Numéro", "Number"),
        words("Numéro public (SDA), par exemple 0122334455.", "Public number (DDI), such as 0122334455."),
        "live",
        words("un numéro comme 0122334455", "a number such as 0122334455"),
      ),
    }),
    extension: calledField(
      words("Extension", "Extension"),
      words(
        "Ce qu'un appel à ce numéro fait sonner ; vide : l'extension de la ligne.",
        "What a call to it rings; empty: what the line rings.",
      ),
    ),
  },
  {
    additionalProperties: false,
    ...field(words("Numéro de la ligne", "Number of the line"), words("Un numéro SDA.", "A DDI number.")),
  },
);

const presentationSchema = Type.Object(
  {
    forced: Type.Boolean({
      default: false,
      ...field(
        words("Forcer", "Force"),
        words(
          "Cocher pour forcer la présentation telle que définie ci-dessous. Les paramètres de présentation spécifiques définis dans les postes n'auront plus d'effet.",
          "Forces the presentation below; that of the extension has no effect any more.",
        ),
      ),
    }),
    ofExtension: Type.Boolean({
      default: true,
      ...field(
        words("Poste", "Extension"),
        words("Affiche le numéro présenté par le poste.", "Shows the number that the extension presents."),
      ),
    }),
    number: publicNumberField(
      words("Numéro", "Number"),
      words(
        "Numéro à présenter. Doit être écrit normalement (10 chiffres en France pour les numéros nationaux), les règles sur le préfixe ci-dessus seront appliquées. Vide : le premier numéro de la ligne.",
        "Number to present, as people write it; empty: the first number of the line.",
      ),
    ),
    hidden: Type.Boolean({
      default: false,
      ...field(words("Masqué", "Hidden"), words("Masque le numéro.", "Hides the number.")),
    }),
  },
  {
    additionalProperties: false,
    default: {},
    ...field(
      words("Présentation", "Presentation"),
      words("Numéro montré à l'appelé.", "Number that the called party sees."),
    ),
  },
);

export const trunkSchema = Type.Object(
  {
    number: numberField(
      words("Numéro", "Number"),
      words("Numéro d'appel. Le numéro doit être unique.", "Number of the line; it must be unique."),
    ),
    name: nameField(words("Nom de la ligne.", "Name of the line.")),
    extension: calledField(
      words("Extension", "Extension"),
      words("Extension à appeler lors de la réception d'un appel.", "What rings when a call comes in on the line."),
    ),
    numbers: Type.Array(trunkNumberSchema, {
      maxItems: 500,
      default: [],
      ...field(
        words("Numéros de la ligne (SDA)", "Numbers of the line (DDI)"),
        words(
          "Numéros publics de la ligne, chacun avec son extension.",
          "Public numbers of the line, each with its extension.",
        ),
      ),
    }),
    keepsCallerNumber: Type.Boolean({
      default: false,
      ...field(
        words("Conserver le numéro de l'appelant", "Keep the caller's number"),
        words(
          "Si on veut faire ressortir par une ligne externe cet appel, on relatera le numéro du correspondant, sinon le numéro de la ligne sera utilisé. Ne fonctionne pas si la présentation du numéro est forcée sur la ligne sortante.",
          "When the incoming call goes out again by a line, the caller's number is relayed; otherwise the line's. Without effect where that line forces its presentation.",
        ),
      ),
    }),
    receivesSms: Type.Boolean({
      default: false,
      ...field(
        words("SMS", "Text messages"),
        words("Active la réception de SMS.", "Takes text messages that come in."),
      ),
    }),
    registration: Type.Union([Type.Literal("outbound"), Type.Literal("inbound"), Type.Literal("none")], {
      default: "outbound",
      ...field(
        words("Enregistrement", "Registration"),
        words(
          "Sortant : la box s'enregistre chez l'opérateur ; entrant : l'équipement s'enregistre sur la box ; ou une adresse fixe.",
          "Outbound: the box registers at the operator; inbound: the equipment registers here; or a fixed address.",
        ),
      ),
    }),
    user: Type.String({
      maxLength: 64,
      default: "",
      // What stands in a URI and in a digest as it is.
      pattern: "^[!#-;=?A-\\[\\]-~]*$",
      ...field(
        words("Identifiant", "User"),
        words(
          "Identifiant du compte SIP. Ce qui suit un @ s'écrit dans le domaine.",
          "User name of the SIP account; what follows an @ is the domain.",
        ),
        "live",
        words(
          "un nom sans espace, accent, guillemet ni @ (le domaine a son propre champ)",
          "a name without spaces, accents, quotes and @ (the domain has a field of its own)",
        ),
      ),
    }),
    authenticationName: Type.String({
      maxLength: 64,
      default: "",
      pattern: "^[ !#-\\[\\]-~]*$",
      ...field(
        words("Nom d'authentification", "Authentication name"),
        words("Vide : l'identifiant.", "Empty: the user name."),
        "live",
        words("un nom sans accent ni guillemet", "a name without accents and quotes"),
      ),
    }),
    domain: Type.String({
      pattern: `^$|${HOST}`,
      default: "",
      ...field(
        words("Domaine", "Domain"),
        words(
          "Domaine de l'équipement. Laisser vide pour utiliser son adresse.",
          "Domain of the equipment; empty: its address.",
        ),
        "live",
        host,
      ),
    }),
    asksPassword: Type.Boolean({
      default: false,
      ...field(
        words("Authentification", "Authentication"),
        words(
          "Demande un mot de passe quand le fournisseur d'accès tente de nous joindre. (Non supporté par certains fournisseurs SIP)",
          "Asks the operator for a password when it calls us; some operators do not support it.",
        ),
      ),
    }),
    addresses: Type.Array(addressSchema, {
      maxItems: 2,
      default: [],
      ...field(
        words("Passerelle", "Gateway"),
        words(
          "Adresse de l'opérateur, puis celle qui la remplace.",
          "Address of the operator, then the one that replaces it.",
        ),
      ),
    }),
    outboundProxy: Type.String({
      pattern: `^$|${HOST}`,
      default: "",
      ...field(words("Serveur mandataire", "Outbound proxy"), words("Vide : aucun.", "Empty: none."), "live", host),
    }),
    transport: Type.Union([Type.Literal("udp"), Type.Literal("tcp"), Type.Literal("tls")], {
      default: "udp",
      ...field(words("Transport", "Transport"), words("Comment la ligne est jointe.", "How the line is reached.")),
    }),
    verifiesCertificate: Type.Boolean({
      default: true,
      ...field(words("Vérifier le certificat", "Verify the certificate"), words("En TLS.", "With TLS.")),
    }),
    srtp: Type.Union([Type.Literal("never"), Type.Literal("offered"), Type.Literal("required")], {
      default: "never",
      ...field(words("Chiffrement du son", "SRTP"), words("RFC 4568 ; seulement en TLS.", "RFC 4568; with TLS only.")),
    }),
    form: oneOf(NUMBER_FORMS, {
      default: "national",
      ...field(
        words("Forme des numéros", "Form of numbers"),
        words(
          "0122334455, +33122334455, 0033122334455 ou 33122334455 : ce que la ligne attend.",
          "0122334455, +33122334455, 0033122334455 or 33122334455: what the line wants.",
        ),
      ),
    }),
    prefix: Type.String({
      pattern: "^[0-9*#+]{0,16}$",
      default: "",
      ...field(
        words("Préfixe", "Prefix"),
        words("Chiffres ajoutés devant chaque numéro qui sort.", "Digits put in front of every number that goes out."),
        "live",
        words("16 chiffres au plus", "at most 16 digits"),
      ),
    }),
    internationalPrefix: Type.String({
      pattern: "^\\+?[0-9]{0,5}$",
      default: "00",
      ...field(
        words("Préfixe international reçu", "International prefix received"),
        words(
          "Devant les numéros internationaux des appels entrants.",
          "In front of international numbers of incoming calls.",
        ),
        "live",
        words("5 chiffres au plus, après un + ou non", "at most 5 digits, after a + or not"),
      ),
    }),
    nationalPrefix: Type.String({
      pattern: "^[0-9]{0,5}$",
      default: "0",
      ...field(
        words("Préfixe national reçu", "National prefix received"),
        words("Devant les numéros nationaux des appels entrants.", "In front of national numbers of incoming calls."),
        "live",
        words("5 chiffres au plus", "at most 5 digits"),
      ),
    }),
    presentation: presentationSchema,
    identity: Type.Union([Type.Literal("from"), Type.Literal("asserted"), Type.Literal("preferred")], {
      default: "asserted",
      ...field(
        words("Numéro présenté dans", "Number presented in"),
        words(
          "From seul, P-Asserted-Identity ou P-Preferred-Identity (RFC 3325).",
          "From alone, P-Asserted-Identity or P-Preferred-Identity (RFC 3325).",
        ),
      ),
    }),
    diversion: Type.Union([Type.Literal("none"), Type.Literal("diversion"), Type.Literal("history-info")], {
      default: "diversion",
      ...field(
        words("Renvoi annoncé par", "Forward told by"),
        words(
          "Diversion (RFC 5806) ou History-Info (RFC 7044) ; voir RFC 7544.",
          "Diversion (RFC 5806) or History-Info (RFC 7044); see RFC 7544.",
        ),
      ),
    }),
    mayPresent: Type.Array(
      Type.String({
        pattern: "^\\+?[0-9]{3,15}$",
        expects: words("un numéro comme 0122334455", "a number such as 0122334455"),
      }),
      {
        maxItems: 500,
        default: [],
        ...field(
          words("Numéros autorisés", "Numbers allowed"),
          words(
            "Numéros, outre ceux de la ligne, que l'opérateur accepte de présenter.",
            "Numbers besides those of the line that the operator lets it present.",
          ),
        ),
      },
    ),
    unknownName: Type.String({
      minLength: 1,
      maxLength: 64,
      default: "Anonymous",
      pattern: "^[^\\u0000-\\u001f\\u007f]*$",
      ...field(
        words("Inconnu", "Unknown"),
        words(
          'Garde la valeur "Anonymous" qui devrait être utilisée. Sinon, le texte montré pour les appelants sans numéro.',
          'Keeps the value "Anonymous", which should be used; otherwise the text that is shown of callers without a number.',
        ),
      ),
    }),
    maxIncoming: Type.Integer({
      minimum: 0,
      maximum: 255,
      default: 255,
      ...field(
        words("Nombre de lignes d'appels entrant", "Incoming calls"),
        words(
          "Permet de brider la ligne à un certain nombre d'appel pouvant être reçus simultanément.",
          "Calls received at once.",
        ),
      ),
    }),
    maxOutgoing: Type.Integer({
      minimum: 0,
      maximum: 255,
      default: 255,
      ...field(
        words("Nombre de lignes d'appels sortant", "Outgoing calls"),
        words(
          "Nombre d'appels maximal sortant que peut supporter la ligne. Une fois la limite atteinte, les règles de sorties sont appliquées afin de déterminer une nouvelle ligne de substitution.",
          "Calls made at once; beyond, the outbound rules look for another line.",
        ),
      ),
    }),
    interface: Type.Union([Type.String({ pattern: IPV4_ADDRESS }), Type.Null()], {
      default: null,
      ...field(
        words("Interface", "Interface"),
        words(
          "Choix de l'interface réseau permettant de joindre cette ligne : une adresse de la box. Automatique (vide) : celle qui mène à l'opérateur.",
          "Address of the box by which the line is reached. Automatic (empty): the one that leads to the operator.",
        ),
        "live",
        words("une adresse de la box, ou vide", "an address of the box, or empty"),
      ),
    }),
    codecs: Type.Union([Type.Array(codecSchema, { minItems: 1, maxItems: 6, uniqueItems: true }), Type.Null()], {
      default: null,
      ...field(
        words("Codec audio", "Audio codecs"),
        words(
          "Les codecs souhaités dans l'ordre de préférence, ou les codecs par défaut.",
          "In order of preference; empty: the usual ones.",
        ),
      ),
    }),
    videoCodecs: Type.Union([Type.Array(videoCodecSchema, { maxItems: 5, uniqueItems: true }), Type.Null()], {
      default: null,
      ...field(
        words("Codec vidéo", "Video codecs"),
        words(
          "Les codecs souhaités dans l'ordre de préférence, ou les codecs par défaut. Aucun : pas de vidéo.",
          "In order of preference; empty: the usual ones; a list of none: no video.",
        ),
      ),
    }),
    echoCanceller: Type.Boolean({
      default: false,
      ...field(
        words("Echo Canceller", "Echo canceller"),
        words(
          "L'Echo Canceller supprime l'écho acoustique. Le son des appels est alors décodé : à n'activer que s'il y a un écho.",
          "Removes the echo that the line returns of what is said into it. The sound of its calls is decoded then: only where there is an echo.",
        ),
      ),
    }),
    expirySeconds: Type.Union([Type.Integer({ minimum: 60, maximum: 86_400 }), Type.Null()], {
      default: null,
      ...field(
        words("Expiration", "Expiry"),
        words(
          "Temps avant de renouveler l'enregistrement, en secondes. Laisser vide pour utiliser la valeur par défaut (1800).",
          "Seconds before registration is renewed; empty: 1800.",
        ),
      ),
    }),
    healthSeconds: Type.Integer({
      minimum: 0,
      maximum: 3600,
      default: 60,
      ...field(
        words("Surveillance", "Health check"),
        words("Secondes entre deux OPTIONS ; 0 : jamais.", "Seconds between two OPTIONS; 0: never."),
      ),
    }),
    site: siteField(words("Site où la ligne arrive ; vide : aucun.", "Site where the line ends; empty: none.")),
  },
  {
    additionalProperties: false,
    ...field(words("Ligne", "Line"), words("Une ligne extérieure.", "A line to the outside.")),
  },
);

export const trunksSchema = Type.Array(trunkSchema, {
  maxItems: 200,
  default: [],
  ...field(words("Lignes", "Lines"), words("Les lignes extérieures.", "The lines to the outside.")),
});

export type Trunk = Static<typeof trunkSchema>;
