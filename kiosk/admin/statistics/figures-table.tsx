import { Name } from "../../controls/name.tsx";

/** Titles, and rows of texts and figures under them. */
export function FiguresTable({
  table: [titles = [], ...rows],
}: {
  readonly table: readonly (readonly (string | number)[])[];
}) {
  return (
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
  );
}
