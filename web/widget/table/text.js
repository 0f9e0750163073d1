/** A table that was filled in, as the text the gateway reads: a heading, and a line for each row with bars between cells. */

const BAR = " | ";
const EMPTY = "-";
// Also the wide ones that Korean keyboards make: each of them ends a cell or a row.
const SEPARATOR = /[|;｜；]/u;
const NUMBER = /^[-−]?[0-9][0-9.,]*$/u;
const LATIN = /^[a-z]/iu;

/** A cell on one line, as it is kept: composed letters, and nothing that cannot be seen. */
export const tidy = (cell) => cell.normalize("NFC").replace(/\s+/gu, " ").replace(/\p{C}/gu, "").trim();

export const isBlank = (cells) => cells.every((cell) => !tidy(cell));

/** Why a cell cannot be sent: "missing", "choice", "separator", or null. What it says the gateway judges. */
export function refusal(column, cell) {
  const text = tidy(cell);
  if (!text || text === EMPTY) return column.optional ? null : "missing";
  // Pasted, or chosen in the other language: the box does not show it.
  if (column.choices && !column.choices.includes(text)) return "choice";
  return SEPARATOR.test(text) ? "separator" : null;
}

/** A number that stands alone goes with the unit that stands behind the box. */
function told({ unit }, cell) {
  const text = tidy(cell);
  if (!unit || !NUMBER.test(text.normalize("NFKC"))) return text || EMPTY;
  return LATIN.test(unit) ? `${text} ${unit}` : `${text}${unit}`;
}

// Without a bar inside, a comma would divide the line.
const line = (cells) => (cells.length > 1 ? cells.join(BAR) : `| ${cells[0]} |`);

/** `rows`: lists of cells, each of which passes `refusal`; `rowName` heads the labels of labelled rows. */
export function laidOut({ columns, rows: labels }, rows, rowName) {
  const labelled = (at, cells) => (labels ? [labels[at], ...cells] : cells);
  const head = columns.map(({ label }) => label);
  const lines = rows.map((cells, at) => line(labelled(at, cells.map((cell, column) => told(columns[column], cell)))));
  return [line(labels ? [rowName, ...head] : head), ...lines].join("\n");
}
