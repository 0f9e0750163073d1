/** The rows of a table while they are filled in. Values are never changed; every function returns the next list. */

const NARROW_COLUMNS = 2;
const NARROW_START = 3;

const blank = ({ columns }) => columns.map(() => "");
const fits = ({ columns }, cells) => Array.isArray(cells) && cells.length === columns.length && cells.every((cell) => typeof cell === "string");

/** What to begin with: what was half filled in, else the answer that stands, else empty rows. */
export function starting(input, kept) {
  const from = [kept, input.filled].find((rows) => Array.isArray(rows) && rows.length > 0 && rows.every((cells) => fits(input, cells)));
  if (input.rows) return input.rows.map((_, at) => from?.[at] ?? blank(input));
  const most = input.max_rows ?? Infinity;
  if (from) return from.slice(0, most);
  const count = input.columns.length > NARROW_COLUMNS ? 1 : Math.min(NARROW_START, most);
  return Array.from({ length: count }, () => blank(input));
}

/** The rows of `before` as `input` says them, in another language: answers that stood, and choices; what was typed stays. */
export function saidAnew(input, rows, before) {
  if (before?.columns?.length !== input.columns.length || !Array.isArray(rows)) return rows;
  return rows.map((cells) => (fits(input, cells) ? cells.map((cell, at) => cellAnew(input, cell, before, at)) : cells));
}

function cellAnew(input, cell, before, at) {
  const choice = before.columns[at].choices?.indexOf(cell) ?? -1;
  const row = cell ? (before.filled ?? []).findIndex((cells) => cells[at] === cell) : -1;
  return input.columns[at].choices?.[choice] ?? input.filled?.[row]?.[at] ?? cell;
}

export const isFull = ({ rows, max_rows: most }, count) => Boolean(rows) || count >= (most ?? Infinity);
export const added = (input, rows) => (isFull(input, rows.length) ? rows : [...rows, blank(input)]);
export const removed = (input, rows, at) => (rows.length > 1 ? rows.toSpliced(at, 1) : [blank(input)]);
export const changed = (rows, row, column, text) => rows.with(row, rows[row].with(column, text));

/** Cells copied from a spreadsheet; null for what is one cell. */
export function copied(text) {
  const body = text.replace(/[\r\n]+$/u, "");
  return /[\t\r\n]/u.test(body) ? body.split(/\r\n|\r|\n/u).map((line) => line.split("\t")) : null;
}

const isHeading = ({ columns }, cells) => cells.length === columns.length && cells.every((cell, at) => cell.trim() === columns[at].label);

const put = (rows, row, column, cells) => rows.with(row, rows[row].toSpliced(column, cells.length, ...cells).slice(0, rows[row].length));

/** Lines that bring the labels of the rows along go to their rows, wherever they were put; others, such as a heading, nowhere. */
function byLabel({ rows: labels, columns }, rows, grid) {
  const brought = labels && grid.every((cells) => cells.length === columns.length + 1);
  const placed = brought ? grid.filter(([name]) => labels.includes(name.trim())) : [];
  if (!placed.length) return null;
  return placed.reduce((next, [name, ...cells]) => put(next, labels.indexOf(name.trim()), 0, cells), rows);
}

/** Puts copied cells in, the first at (row, column) -> {rows, rest: how many lines found no place}. */
export function pasted(input, rows, row, column, grid) {
  const labelled = byLabel(input, rows, grid);
  if (labelled) return { rows: labelled, rest: 0 };
  const lines = isHeading(input, grid[0]) ? grid.slice(1) : grid;
  let next = rows;
  for (const [at, cells] of lines.entries()) {
    if (row + at >= next.length) next = added(input, next);
    if (row + at >= next.length) return { rows: next, rest: lines.length - at };
    next = put(next, row + at, column, cells);
  }
  return { rows: next, rest: 0 };
}
