import { writeCell } from "../model/config/csv/csv-cells.ts";
import { type CsvCollection, csvColumns } from "../model/config/csv/csv-columns.ts";
import type { JsonRecord } from "../model/config/json.ts";
import { CSV_MARK, csvLineOf } from "./csv-line.ts";

/** A list as a table that a French spreadsheet opens by a double click, and that may be imported again. */
export function* objectsAsCsv(name: CsvCollection, objects: readonly JsonRecord[]): Generator<string> {
  const columns = csvColumns(name);
  const line = (cells: readonly string[]) => csvLineOf(cells, "semicolon");
  yield CSV_MARK + line(columns.map(({ title }) => title.fr));
  for (const object of objects) yield line(columns.map((column) => writeCell(column, object[column.field])));
}
