import qrcode from "qrcode-generator";

/** Modules of white around it, which scanners need (ISO/IEC 18004 §5.3.8). */
const QUIET = 4;

/** A square code of a text, drawn as one path: dark on white in both looks, as cameras expect it. */
export function SquareCode({ text, label }: { readonly text: string; readonly label: string }) {
  const code = qrcode(0, "M");
  code.addData(text);
  code.make();
  const count = code.getModuleCount();
  const all = Array.from({ length: count }, (_, index) => index);
  const dark = all.flatMap((row) =>
    all.filter((column) => code.isDark(row, column)).map((column) => `M${column + QUIET} ${row + QUIET}h1v1h-1z`),
  );
  const size = count + 2 * QUIET;
  return (
    <svg class="square-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path class="light" d={`M0 0h${size}v${size}H0z`} />
      <path class="dark" d={dark.join("")} />
    </svg>
  );
}
