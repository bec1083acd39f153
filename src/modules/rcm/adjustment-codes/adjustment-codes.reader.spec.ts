import { readCodes } from './adjustment-codes.reader.js';

const HEAD = 'list,code,wording,effectiveFromOn';
async function* content(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text);
}
const problemsOf = async (text: string): Promise<string[]> =>
  (await readCodes(content(text))).problems.map(({ code, line }) => `${code} ${line}`);

describe('RCM E: a CSV file of codes', () => {
  it('is read by the names of its columns; what is empty is as shipped', async () => {
    const text = `effectiveToOn,isInformational,${HEAD}\r\n,true,carc,45,"Too high, as agreed",2026-01-01\r\n2026-06-30,,rarc,MA130,Again,2026-01-01\r\n`;
    const { rows, problems } = await readCodes(content(text));
    expect(problems).toEqual([]);
    expect(rows).toMatchObject([
      { list: 'carc', code: '45', wording: 'Too high, as agreed', isInformational: true, effectiveToOn: null },
      { list: 'rarc', code: 'MA130', isInformational: null, category: null, effectiveToOn: '2026-06-30' },
    ]);
  });

  it.each([
    ['', ['CSV_EMPTY 1']],
    [HEAD, ['CSV_EMPTY 1']],
    ['list,code\n', ['CSV_COLUMN_MISSING 1', 'CSV_COLUMN_MISSING 1']],
    [`${HEAD},price\n`, ['CSV_COLUMN_UNKNOWN 1']],
    [`${HEAD},code\n`, ['CSV_COLUMN_TWICE 1']],
    [`${HEAD}\nrarc,45,x,2026-01-01`, ['CODE_FORMAT 2']],
    [`${HEAD}\nother,45,,tomorrow`, ['CSV_VALUE 2', 'CSV_VALUE 2', 'CSV_VALUE 2']],
    [`${HEAD}\ncarc,45,x,2026-01-01,y`, ['CSV_CELLS_TOO_MANY 2']],
    [`${HEAD}\ncarc,45,x,2026-01-01\n\ncarc,45,y,2026-01-01`, ['CSV_ROW_TWICE 4']],
    [`${HEAD}\ncarc,45,x,2026-01-01\ncarc,"46`, ['CSV_QUOTE_NOT_CLOSED 3']],
    [
      `${HEAD},category,nextAction,isInformational\ncarc,45,x,2026-01-01,fun,run,yes`,
      ['CSV_VALUE 2', 'CSV_VALUE 2', 'CSV_VALUE 2'],
    ],
    [`${HEAD},effectiveToOn\ncarc,45,x,2026-01-01,2025-01-01`, ['ENDS_BEFORE_BEGIN 2']],
  ])('%j has the problems %j', async (text, expected) => {
    expect(await problemsOf(text)).toEqual(expected);
  });
});
