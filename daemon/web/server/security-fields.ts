import type { Answer } from "./exchange.ts";

type Fields = Answer["fields"];

/**
 * On every answer: nothing of it is guessed at, framed, or shared with another site. Our own pages may ask for the
 * microphone, with which announcements are recorded; the browser asks whoever sits there, and nobody else's page can.
 */
const everywhere: Fields = [
  ["X-Content-Type-Options", "nosniff"],
  ["Referrer-Policy", "no-referrer"],
  ["Cross-Origin-Opener-Policy", "same-origin"],
  ["Cross-Origin-Resource-Policy", "same-origin"],
  ["Permissions-Policy", "camera=(), microphone=(self), geolocation=(), payment=(), usb=(), serial=()"],
];

/** A page runs our own scripts and styles and talks to us alone. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  // Recordings and messages are played from their addresses, so that one may seek in them; a sound that is tried out
  // was fetched by the page itself.
  "media-src 'self' blob:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join("; ");

export const withPageFields = (answer: Answer): Answer => ({
  ...answer,
  fields: [...answer.fields, ...everywhere, ["Content-Security-Policy", PAGE_POLICY]],
});

/** What the API says is never kept by anybody, and never shown as a page. */
export const withApiFields = <Any extends Pick<Answer, "fields">>(answer: Any): Any => ({
  ...answer,
  fields: [
    ...answer.fields,
    ...everywhere,
    ["Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"],
    ["Cache-Control", "no-store"],
  ],
});
