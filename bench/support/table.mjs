/**
 * What a benchmark answers: `what` was measured, `ours`, what it stands `beside` (a peer or the bare limit), the `ratio`
 * of both, the `target` in words, and whether it is met (`isMet`; undefined where there is none).
 */
const COLUMNS = ['Benchmark', 'What', 'Quintet', 'Beside', 'Ratio', 'Target'];

/** Rows as an aligned Markdown table. */
export function table(rows) {
  const cells = rows.map((row) => [row.name, row.what, row.ours, row.beside ?? '', row.ratio ?? '', verdict(row)]);
  const widths = COLUMNS.map((title, index) => Math.max(title.length, ...cells.map((line) => line[index].length)));
  const line = (texts) => `| ${texts.map((text, index) => text.padEnd(widths[index])).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [line(COLUMNS), rule, ...cells.map(line), ''].join('\n');
}

function verdict({ target, isMet }) {
  if (target === undefined) return '';
  return `${target}: ${isMet ? 'met' : 'MISSED'}`;
}

export function median(numbers) {
  const sorted = [...numbers].sort((left, right) => left - right);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Three significant digits, thousands apart. */
export function shown(value) {
  const rounded = Number(value.toPrecision(3));
  return rounded >= 1000 ? Math.round(value).toLocaleString('en-US') : String(rounded);
}
