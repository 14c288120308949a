/** `__Host-`: browsers take it only from this very host, over HTTPS, for every path; no other site can plant one. */
const NAME = "__Host-sipleo";
const TOKEN = /^[A-Za-z0-9_-]{20,64}$/;

/** The login that a Cookie field carries; undefined when there is none, or more than one. */
export function loginCookie(field: string | undefined): string | undefined {
  const values = (field ?? "")
    .split(";")
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${NAME}=`))
    .map((pair) => pair.slice(NAME.length + 1));
  const [value] = values;
  return values.length === 1 && value !== undefined && TOKEN.test(value) ? value : undefined;
}

/** Lives as long as the browser, or for these seconds when it is to be remembered [CNX-04]. */
export const setLoginCookie = (token: string, seconds: number | null): string =>
  `${NAME}=${token}; Path=/; Secure; HttpOnly; SameSite=Strict${seconds === null ? "" : `; Max-Age=${seconds}`}`;

export const dropLoginCookie = (): string => setLoginCookie("", 0);

/** What a program carries (RFC 6750 §2.1). */
export const bearerToken = (field: string | undefined): string | undefined =>
  /^Bearer +([A-Za-z0-9_-]{20,64})$/i.exec(field ?? "")?.[1];
