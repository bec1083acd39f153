import { readDepositList } from './deposit-list.reader.js';

const read = (text: string) =>
  readDepositList(
    (async function* () {
      yield Buffer.from(text);
    })(),
  );

describe('a bank’s list of deposits', () => {
  it('names trace number, payer, amount in cents, day and reference, by column or by addenda', async () => {
    const { deposits, problems } = await read(
      'deposited_on,amount,trace_number,addenda,bank_reference\n2026-08-03,1250.5,EFT1,,B1\n2026-08-04,100,,TRN*1*EFT2*1512345678\\,\n',
    );
    expect(problems).toEqual([]);
    expect(deposits).toEqual([
      {
        traceNumber: 'EFT1',
        payerIdentifier: null,
        amountCents: 125050,
        depositedOn: '2026-08-03',
        bankReference: 'B1',
      },
      {
        traceNumber: 'EFT2',
        payerIdentifier: '1512345678',
        amountCents: 10000,
        depositedOn: '2026-08-04',
        bankReference: null,
      },
    ]);
  });

  it.each([
    ['', [['CSV_EMPTY', 1]]],
    ['amount,deposited_on,trace_number\n', [['CSV_EMPTY', 1]]],
    [
      'amount,colour\n1,2\n',
      [
        ['CSV_COLUMN_UNKNOWN', 1],
        ['CSV_COLUMN_MISSING', 1],
        ['CSV_COLUMN_MISSING', 1],
      ],
    ],
    [
      'amount,deposited_on,trace_number\n1.234,2026-08-03,T\n1,2026-02-30,T\n-1,2026-08-03,T\n',
      [
        ['CSV_VALUE', 2],
        ['CSV_VALUE', 3],
        ['CSV_VALUE', 4],
      ],
    ],
    ['amount,deposited_on,addenda\n1,2026-08-03,nothing\n', [['CSV_VALUE', 2]]],
    [
      `amount,deposited_on,trace_number,bank_reference\n1,2026-08-03,${'T'.repeat(51)},${'B'.repeat(81)}\n`,
      [
        ['CSV_VALUE', 2],
        ['CSV_VALUE', 2],
      ],
    ],
    ['amount,deposited_on,trace_number\n1,2026-08-03,"T\n', [['CSV_QUOTE_NOT_CLOSED', 2]]],
  ])('of %j says what is wrong, by line', async (text, expected) => {
    expect((await read(text)).problems.map(({ code, line }) => [code, line])).toEqual(expected);
  });
});
