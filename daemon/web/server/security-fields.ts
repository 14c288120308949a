import type { Answer } from "./exchange.ts";

type Fields = Answer["fields"];

/** On every answer: nothing of it is guessed at, framed, or shared with another site. */
const everywhere: Fields = [
  ["X-Content-Type-Options", "nosniff"],
  ["Referrer-Policy", "no-referrer"],
  ["Cross-Origin-Opener-Policy", "same-origin"],
  ["Cross-Origin-Resource-Policy", "same-origin"],
  ["Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=()"],
];

/** A page runs our own scripts and styles and talks to us alone. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
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
