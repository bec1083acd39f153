import { jest } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import {
  aClaimPayment,
  anEraHeader,
  anIsa,
  anX12File,
  aProfessionalSubmission,
} from '../../test/factories/x12.factory.js';
import { inspect } from './x12-inspect.command.js';

const CLAIMS = { groupType: 'HC', groupVersion: '005010X222A1' };
const FILES: Readonly<Record<string, Buffer>> = {
  'good.835': anX12File([[...anEraHeader('80'), ...aClaimPayment(), 'PLB*1234567893*20261231*WO:ICN7*60']]),
  'unbalanced.835': anX12File([[...anEraHeader('141'), ...aClaimPayment()]]),
  'good.837': anX12File([aProfessionalSubmission()], CLAIMS),
  'warning.837': anX12File([aProfessionalSubmission().map((segment) => segment.replace('CLM*PCN', 'CLM*pcn'))], CLAIMS),
  'bad.837': anX12File(
    [aProfessionalSubmission().map((segment) => segment.replace('1993999998', '1993999999'))],
    CLAIMS,
  ),
  'other-separators.837': withNote(
    anX12File([aProfessionalSubmission()], {
      ...CLAIMS,
      ...{ element: '|', component: '>', repetition: '!', terminator: '\n' },
    }),
    'NTE|ADD|START 10:30 *^~',
  ),
  'answer.ta1': Buffer.from(`${anIsa()}~TA1*000000905*260801*1200*R*024~IEA*0*000000001~`),
  'answer.999': anX12File(
    [['ST*999*0001*005010X231A1', 'AK1*HC*28', 'AK2*837*0028', 'IK3*NM1*17**1', 'IK5*R*5', 'AK9*R*1*1*0']],
    {
      groupType: 'FA',
      groupVersion: '005010X231A1',
    },
  ),
  'answer.277': anX12File(
    [['ST*277*0001*005010X214', 'HL*1**PT', 'TRN*2*PCN1', 'STC*A7:562:85*20260801*U*250', 'REF*1K*ICN1']],
    { groupType: 'HN', groupVersion: '005010X214' },
  ),
  'none.txt': Buffer.from('ST*835*1234~'),
};

/** The file, with a note in its claim. */
function withNote(file: Buffer, note: string): Buffer {
  return Buffer.from(file.toString().replace('\nHI|', `\n${note}\nHI|`).replace('SE|30', 'SE|31'));
}

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'quintet-inspect-'));
  for (const [name, content] of Object.entries(FILES)) writeFileSync(join(folder, name), content);
});
afterAll(() => rmSync(folder, { recursive: true }));

async function run(
  ...args: string[]
): Promise<{ code: number; lines: Record<string, unknown>[]; text: string; errors: string }> {
  let text = '';
  let errors = '';
  const named = args.map((argument) => (argument.startsWith('-') ? argument : join(folder, argument)));
  const stderr = jest.spyOn(process.stderr, 'write').mockImplementation((piece) => {
    errors += String(piece);
    return true;
  });
  const code = await inspect(named, (line) => void (text += line), '2026-11-23');
  stderr.mockRestore();
  const lines = text.startsWith('{')
    ? text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>)
    : [];
  return { code, lines, text, errors };
}

describe('quintet x12 inspect', () => {
  it('prints an 835', async () => {
    const { code, lines } = await run('good.835');
    expect(code).toBe(0);
    expect(lines).toEqual([
      {
        file: join(folder, 'good.835'),
        set: '835',
        isa13: '000000001',
        st02: '0001',
        version: '005010X221A1',
        segments: 24,
        findings: [],
        payment: {
          methodCode: 'ACH',
          paidCents: 8000,
          paidOn: '2026-08-01',
          traceNumber: 'EFT0001',
          payerId: '1512345678',
        },
        claims: [
          {
            patientControlNumber: 'PCN1001',
            statusCode: '1',
            chargeCents: 25000,
            paidCents: 14000,
            patientResponsibilityCents: 3500,
            payerControlNumber: 'ICN1001',
            lines: 2,
            balanced: true,
          },
        ],
        providerAdjustments: [
          { providerId: '1234567893', fiscalPeriodOn: '2026-12-31', reasonCode: 'WO', reference: 'ICN7', cents: 6000 },
        ],
        sumClaimPaidCents: 14000,
        sumProviderAdjustmentCents: 6000,
        balanced: true,
      },
    ]);
  });

  it('prints an 837', async () => {
    const { code, lines } = await run('bad.837');
    expect(code).toBe(1);
    expect(lines).toMatchObject([
      {
        set: '837P',
        findings: [],
        claims: [
          {
            patientControlNumber: 'PCN1001',
            type: 'professional',
            chargeCents: 25000,
            lines: 2,
            diagnosisCodes: ['E119', 'I10'],
            frequencyCode: '1',
            findings: [{ code: 'PROVIDER_NPI_INVALID', severity: 'error', segment: 21, path: 'providers[0].id' }],
          },
        ],
      },
    ]);
  });

  it('prints a TA1, a 999 and a 277CA', async () => {
    const { code, lines } = await run('answer.ta1', 'answer.999', 'answer.277');
    expect(code).toBe(0);
    expect(lines).toMatchObject([
      {
        set: 'TA1',
        isa13: '000000001',
        st02: null,
        version: null,
        segments: 1,
        findings: [],
        acknowledgement: { code: 'R' },
      },
      {
        set: '999',
        acknowledgements: [
          {
            groupControlNumber: '28',
            setControlNumber: '0028',
            setId: '837',
            code: 'R',
            errors: [{ segment: 'NM1', position: 17, code: '1' }],
          },
        ],
      },
      {
        set: '277CA',
        acknowledgements: [
          {
            patientControlNumber: 'PCN1',
            category: 'A7',
            status: '562',
            entity: '85',
            payerControlNumber: 'ICN1',
            level: 'claim',
          },
        ],
      },
    ]);
  });

  it.each([
    [['good.835'], 0],
    [['good.837', 'warning.837', 'other-separators.837'], 0],
    [['good.835', 'unbalanced.835'], 1],
    [['bad.837', 'good.837'], 1],
    [['none.txt', 'bad.837'], 2],
    [['good.835', 'absent.835'], 2],
    [['--summary', 'unbalanced.835', 'bad.837'], 1],
    [['--summary', 'bad.837'], 1],
  ])('%j end with %s', async (args, expected) => {
    expect((await run(...args)).code).toBe(expected);
  });

  it('goes on after a file that cannot be read', async () => {
    const { lines } = await run('none.txt', 'absent.835', 'good.835');
    expect(lines).toMatchObject([
      { file: join(folder, 'none.txt'), error: { code: 'NO_ISA', offset: 0 } },
      { file: join(folder, 'absent.835'), error: { code: 'FILE_UNREADABLE', offset: 0 } },
      { file: join(folder, 'good.835'), set: '835' },
    ]);
  });

  it('leaves the arrays out of a summary', async () => {
    const { lines } = await run('--summary', 'good.835', 'bad.837', 'answer.999');
    expect(
      lines.map((line) => Object.keys(line).filter((key) => /claims|provider|acknowledgements/.test(key))),
    ).toEqual([[], [], []]);
    expect(lines).toMatchObject([
      { claimCount: 1, balanced: true, sumClaimPaidCents: 14000 },
      { claimCount: 1 },
      { segments: 7 },
    ]);
  });

  it('reads standard input', async () => {
    const stdin = jest.spyOn(process, 'stdin', 'get');
    stdin.mockReturnValue(Readable.from([FILES['good.835']!]) as typeof process.stdin);
    expect(await run('-')).toMatchObject({ code: 0, lines: [{ file: '-', set: '835', balanced: true }] });
    stdin.mockRestore();
  });

  it('waits for whoever reads its output', async () => {
    let isWriting = false;
    const write = async (line: string): Promise<void> => {
      expect(isWriting).toBe(false);
      expect(line).toMatch(/^{.*}\n$/);
      isWriting = true;
      await new Promise((resolve) => setImmediate(resolve));
      isWriting = false;
    };
    expect(await inspect([join(folder, 'good.835'), join(folder, 'good.837')], write, '2026-11-23')).toBe(0);
  });

  it('explains itself', async () => {
    for (const option of ['--help', '-h']) {
      const answer = { code: 0, text: expect.stringContaining('Usage: quintet x12 inspect') };
      expect(await run(option)).toMatchObject(answer);
    }
    expect(await run()).toMatchObject({ code: 2, errors: expect.stringContaining('Usage') });
    expect(await run('--all', 'good.835')).toMatchObject({ code: 2, errors: expect.stringContaining('--all') });
    expect(await run('-s', 'good.835')).toMatchObject({ code: 2, errors: expect.stringContaining('-s') });
  });
});
