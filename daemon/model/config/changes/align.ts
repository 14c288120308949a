/** Rows of one list beside those of another one; -1: it has none there. */
export interface Pair {
  readonly before: number;
  readonly after: number;
}

/** Beyond so many comparisons rows are taken as they come. */
const MOST_COMPARED = 4_000_000;

/**
 * Which rows of two lists are the same one, when nothing names them but what they say: the longest run that both have in
 * common stays, in between are gaps.
 */
export function align(before: readonly string[], after: readonly string[]): readonly Pair[] {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const middle = common(before.slice(head, before.length - tail), after.slice(head, after.length - tail));
  return [
    ...Array.from({ length: head }, (_, row) => ({ before: row, after: row })),
    ...middle.map((pair) => ({ before: pair.before + head, after: pair.after + head })),
    ...Array.from({ length: tail }, (_, row) => ({
      before: before.length - tail + row,
      after: after.length - tail + row,
    })),
  ];
}

/** The longest common subsequence, by the table of its lengths. */
function common(before: readonly string[], after: readonly string[]): readonly Pair[] {
  const [rows, columns] = [before.length, after.length];
  if (rows * columns > MOST_COMPARED) return [];
  const width = columns + 1;
  const longest = new Uint32Array((rows + 1) * width);
  const at = (row: number, column: number): number => longest[row * width + column] ?? 0;
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      longest[row * width + column] =
        before[row] === after[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const pairs: Pair[] = [];
  for (let row = 0, column = 0; row < rows && column < columns; ) {
    if (before[row] === after[column]) pairs.push({ before: row++, after: column++ });
    else if (at(row + 1, column) >= at(row, column + 1)) row++;
    else column++;
  }
  return pairs;
}
