/**
 * The number in what a device writes as a target: a SIP or tel URI, bare or within angle brackets, or only its user part.
 * Visual separators of RFC 3966 §5.1.1 and parameters of the user part are left out.
 */
export function userOf(target: string): string {
  const uri = /<([^>]*)>/.exec(target)?.[1] ?? target;
  const rest = uri.trim().replace(/^(sips?|tel):/i, "");
  const user = rest.split("@", 1)[0] ?? "";
  return unescaped(user.split(/[;?:]/, 1)[0] ?? "").replace(/[-.() ]/g, "");
}

function unescaped(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
