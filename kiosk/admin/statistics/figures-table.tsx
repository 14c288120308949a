import { Name } from "../../controls/name.tsx";

/** Titles, and rows of texts and figures under them. */
export function FiguresTable({
  title,
  table: [titles = [], ...rows],
}: {
  readonly title: string;
  readonly table: readonly (readonly (string | number)[])[];
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse moves it by the arrow keys (WCAG 2.1.1)
    <section class="sideways" aria-label={title} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {titles.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells) => (
            <tr key={cells.slice(0, 2).join(" ")}>
              {cells.map((cell, index) =>
                typeof cell === "number" ? (
                  <td key={titles[index]} class="figures">
                    {cell}
                  </td>
                ) : (
                  <td key={titles[index]}>
                    <Name>{cell}</Name>
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
