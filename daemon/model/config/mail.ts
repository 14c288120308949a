import { type Static, Type } from "typebox";
import { field, words } from "./field.ts";
import { emailField, HOST, oneOf, textField } from "./named-fields.ts";

/** How the box sends e-mail: by a server of the office or of its operator. The password is among the secrets of `store`. */

/** `tls`: from the first byte, `starttls`: asked for and insisted upon, `none`: in the clear, for a server in the office. */
export const MAIL_SECURITIES = ["starttls", "tls", "none"] as const;

export const mailSchema = Type.Object(
  {
    host: Type.Union([Type.String({ pattern: HOST }), Type.Null()], {
      default: null,
      ...field(
        words("Serveur SMTP", "SMTP server"),
        words("Par lequel partent les courriels ; vide : aucun.", "By which e-mail leaves; empty: none."),
        "live",
        words("un nom ou une adresse, ou vide", "a name or an address, or empty"),
      ),
    }),
    port: Type.Integer({
      minimum: 1,
      maximum: 65_535,
      default: 587,
      ...field(words("Port", "Port"), words("587 ou 465 le plus souvent.", "Mostly 587 or 465.")),
    }),
    security: oneOf(MAIL_SECURITIES, {
      default: "starttls",
      ...field(
        words("Chiffrement", "Encryption"),
        words("STARTTLS va avec le port 587, TLS avec le port 465.", "STARTTLS goes with port 587, TLS with port 465."),
      ),
    }),
    user: textField(
      words("Utilisateur", "User"),
      words("Vide : le serveur n'en demande pas.", "Empty: the server asks for none."),
      128,
    ),
    from: emailField(
      words("Expéditeur", "Sender"),
      words("Adresse de la box dans ses courriels.", "Address of the box in its e-mail."),
    ),
  },
  {
    additionalProperties: false,
    default: {},
    ...field(words("Courriel", "E-mail"), words("Serveur qui envoie les courriels.", "Server that sends e-mail.")),
  },
);

export type MailSection = Static<typeof mailSchema>;
