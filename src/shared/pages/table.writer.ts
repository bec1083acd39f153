import { element, type Content, type Html } from './html.writer.js';

export interface TableColumn {
  name: string;
  /** Set to the right, so that digits stand under digits. */
  isNumber?: boolean;
}

export interface Table {
  /** What the table holds; a screen reader says it first. */
  caption: string;
  columns: readonly TableColumn[];
  /** The first cell of a row is its heading. */
  rows: readonly (readonly Content[])[];
  /** Sums at the end. */
  total?: readonly Content[];
}

/** A table with caption and headings (WCAG 2.2, 1.3.1); one without rows says so. */
export function table({ caption, columns, rows, total }: Table): Html {
  const heads = columns.map(({ name, isNumber }) => element('th', { scope: 'col', class: styleOf(isNumber) }, name));
  const none = element('tr', {}, element('td', { colspan: columns.length }, 'None in this period.'));
  return element('table', {}, [
    element('caption', {}, caption),
    element('thead', {}, element('tr', {}, heads)),
    element('tbody', {}, rows.length === 0 ? none : rows.map((row) => rowOf(columns, row))),
    ...(total === undefined ? [] : [element('tfoot', {}, rowOf(columns, total))]),
  ]);
}

function rowOf(columns: readonly TableColumn[], cells: readonly Content[]): Html {
  const written = cells.map((cell, index) =>
    index === 0
      ? element('th', { scope: 'row' }, cell)
      : element('td', { class: styleOf(columns[index]?.isNumber) }, cell),
  );
  return element('tr', {}, written);
}

function styleOf(isNumber: boolean | undefined): string | undefined {
  return isNumber === true ? 'n' : undefined;
}
