import { CsvError, readCsv } from './csv.reader.js';

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
async function read(text: string | Buffer, size = 1000): Promise<[number, ...string[]][]> {
  const records: [number, ...string[]][] = [];
  for await (const { line, cells } of readCsv(pieces(Buffer.from(text as string), size)))
    records.push([line, ...cells]);
  return records;
}
const failure = (text: string | Buffer): Promise<unknown> =>
  read(text).then(
    () => null,
    (error: CsvError) => [error.code, error.line],
  );

describe('a CSV file', () => {
  it.each<[string, [number, ...string[]][]]>([
    [
      'a,b\nc,d',
      [
        [1, 'a', 'b'],
        [2, 'c', 'd'],
      ],
    ],
    [
      'a,b\r\nc,d\r\n',
      [
        [1, 'a', 'b'],
        [2, 'c', 'd'],
      ],
    ],
    [
      '\uFEFFa\n\nb\n',
      [
        [1, 'a'],
        [3, 'b'],
      ],
    ],
    ['"a ""b"", c",d', [[1, 'a "b", c', 'd']]],
    [
      '"two\nlines",x\nnext',
      [
        [1, 'two\nlines', 'x'],
        [3, 'next'],
      ],
    ],
    [
      'a,\n,b',
      [
        [1, 'a', ''],
        [2, '', 'b'],
      ],
    ],
    ['""', [[1, '']]],
    ['', []],
    ['ü,€,😀', [[1, 'ü', '€', '😀']]],
  ])('%j is read, whatever it is cut into', async (text, records) => {
    expect(await read(text)).toEqual(records);
    expect(await read(text, 1)).toEqual(records);
  });

  it.each<[string | Buffer, string, number]>([
    ['a\n"b', 'CSV_QUOTE_NOT_CLOSED', 2],
    ['a\nb"c', 'CSV_QUOTE_MISPLACED', 2],
    ['"a"b', 'CSV_QUOTE_MISPLACED', 1],
    [Buffer.from([0x61, 0x0a, 0xff]), 'CSV_NOT_UTF8', 1],
    [`a\n"${'x'.repeat(70_000)}`, 'CSV_RECORD_TOO_LONG', 2],
  ])('%j is refused with %s on line %d', async (text, code, line) => {
    expect(await failure(text)).toEqual([code, line]);
  });
});
