import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const through = (prefix: string, last: number): string[] =>
  Array.from({ length: last }, (_, index) => `${prefix}${index + 1}`);

// The rows and numbered rules of the requirements. Whoever looks for the proof of one searches the tests for its name.
const NAMES = [
  ...['payers', 'claims', 'validate', 'submit', 'ERA', 'appeals', 'statistics', 'denial analysis'].map(
    (row) => `RCM §1 ${row}`,
  ),
  ...[
    'denial rate',
    'clean-claim rate',
    'first-pass resolution',
    'net collection',
    'days in A/R',
    'appeal success',
    'outstanding',
  ].map((kpi) => `RCM KPI ${kpi}`),
  ...through('RCM A', 16),
  'RCM B',
  'RCM C',
  ...through('RCM D', 12),
  'RCM E',
  'RCM F',
  'RCM G',
  ...[
    'double posting',
    'posting fails when the payer does not return a modifier',
    'denials written off as adjustments',
    'PLB read as a mere warning',
    'reversal signs flipped',
    'claims forced into balance',
    'an unmatched ERA line lost',
    "resubmission without the payer's claim number",
    '22 MB files held in memory',
    'a TA1 before GS breaking the file',
    'a UTF-8 BOM or trailing CRLF giving garbage',
    'hard-coded ~',
  ].map((failure) => `RCM §2: ${failure}`),
  ...[
    'requirements',
    'attestations',
    'evidence',
    'audits',
    'MIPS submissions',
    'compliance reports',
    'policies',
    'risk assessments',
    'statistics',
  ].map((row) => `RC §0 ${row}`),
  ...through('RC §1.', 9),
  ...[
    'projects',
    'PDSA cycles',
    'care bundles',
    'bundle compliance',
    'performance improvements',
    'best practices',
    'statistics',
  ].map((row) => `QI §0 ${row}`),
];

function testFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(e2e-)?spec\.ts$/.test(entry.name) && entry.name !== 'named-rules.spec.ts')
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Whether a text of a test (its title, or the row of a table) begins with the name: `RCM A12` does not name `RCM A1`. */
function names(text: string, name: string): boolean {
  const starts = [`'${name}`, `"${name}`, `\`${name}`].flatMap((start) => placesOf(text, start));
  return starts.some((end) => !/[0-9]/.test(text.charAt(end)));
}

function placesOf(text: string, start: string): number[] {
  const ends: number[] = [];
  for (let at = text.indexOf(start); at >= 0; at = text.indexOf(start, at + 1)) ends.push(at + start.length);
  return ends;
}

describe('each row and numbered rule of the requirements has a test named after it', () => {
  const all = [...testFiles('src'), ...testFiles('test')].map((file) =>
    readFileSync(file, 'utf8').replaceAll("\\'", "'"),
  );

  it.each(NAMES)('%s', (name) => {
    expect(all.some((text) => names(text, name))).toBe(true);
  });

  it('and a name that no test has is missed', () => {
    expect(names("it('RCM A12: a void'", 'RCM A1')).toBe(false);
    expect(all.some((text) => names(text, 'RCM A17'))).toBe(false);
  });
});
