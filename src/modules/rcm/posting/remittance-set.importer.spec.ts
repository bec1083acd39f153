import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { Clock } from '../../../shared/time/clock.js';
import { CompanyDays } from '../../../shared/time/company-days.js';
import type { SetSummary } from '../x12-files/set-importer.js';
import type { X12File } from '../x12-files/x12-file.entity.js';
import type { X12Event } from '../x12/x12-events.reader.js';
import { RemittanceClosingService } from './remittance-closing.service.js';
import { RemittanceSetImporter } from './remittance-set.importer.js';
import { RemittanceStreamService } from './remittance-stream.service.js';
import { RemittancesRepository } from './remittances.repository.js';

type Double = jest.Mock<(...given: unknown[]) => Promise<unknown>>;
const double = (): Double => jest.fn<(...given: unknown[]) => Promise<unknown>>();
const FILE = { id: 'file' } as X12File;
const SUMMARY = {
  transactionSet: { index: 3, set: '835', controlNumber: '0001', interchange: { controlNumber: '1' }, group: null },
  segments: 20,
  findings: [],
  errorCount: 0,
  claimCount: 2,
  remittance: {
    creditOrDebit: 'C',
    paymentCents: 100,
    payerId: '1',
    traceNumber: 'T',
    paidOn: null,
    payeeNpi: 'N',
    payeeTaxId: '',
    payer: null,
    payee: null,
    methodCode: 'ACH',
  },
  remittanceTotals: { isBalanced: true, sumClaimPaidCents: 100, sumProviderAdjustmentCents: 0 },
  bodyHash: 'h',
} as unknown as SetSummary;
const failure = (code: string) => Object.assign(new Error(code), { driverError: { code } });

describe('the importer of an 835', () => {
  let remittances: Record<string, Double>;
  let stream: { import: Double };
  let advance: Double;
  let closing: { close: Double; fund: Double };
  const note = double();
  const run = async (summary = SUMMARY) => {
    const module = await Test.createTestingModule({
      providers: [
        RemittanceSetImporter,
        { provide: UnitOfWork, useValue: { run: (work: () => unknown) => work(), note } },
        { provide: RemittancesRepository, useValue: remittances },
        { provide: RemittanceStreamService, useValue: stream },
        { provide: RemittanceClosingService, useValue: closing },
        { provide: Clock, useValue: { now: () => '2026-11-23T00:00:00.000Z' } },
        { provide: CompanyDays, useValue: { today: async () => '2026-11-23' } },
      ],
    }).compile();
    return module.get(RemittanceSetImporter).importSet(FILE, summary, events(), advance as never);
  };
  async function* events(): AsyncGenerator<X12Event> {
    yield { kind: 'provider-adjustment' } as X12Event;
  }
  beforeEach(() => {
    note.mockReset();
    advance = double();
    closing = { close: double().mockResolvedValue({ posted: 0 }), fund: double() };
    stream = { import: double().mockResolvedValue({ posted: 2 }) };
    remittances = {
      takeTurn: double(),
      setAt: double().mockResolvedValue(null),
      withKey: double().mockResolvedValue([]),
      isPayeeOurs: double().mockResolvedValue(true),
      payerOf: double().mockResolvedValue(null),
      insertSet: double(),
      insertSetFindings: double(),
      insertEra: double(),
    };
  });

  it('posts, and says so after the commit', async () => {
    expect(await run()).toEqual({ status: 'posted', counts: { claims: 2, posted: 2 } });
    expect(remittances.insertEra).toHaveBeenCalledWith(
      expect.objectContaining({ status: 'posted', holdReason: null, postedAt: expect.any(String) }),
    );
    // Without BPR16 the postings are of today.
    expect(stream.import.mock.calls[0]![0]).toMatchObject({ postedOn: '2026-11-23', holdReason: null });
    expect(advance).toHaveBeenCalledWith(2);
    expect([closing.close, closing.fund].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
    expect(note).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['a set that another worker has done', { setAt: [{ status: 'held' }] }, 'held', 0, 0],
    ['the same content', { withKey: [[{ id: 'era', bodyHash: 'h' }]] }, 'duplicate', 1, 0],
    ['other content under the key', { withKey: [[{ id: 'era', bodyHash: 'x' }]] }, 'conflict', 1, 1],
    ['a payee that is not ours', { isPayeeOurs: [false] }, 'held', 1, 1],
  ])('%s: what becomes of it', async (_words, answers, status, sets, eras) => {
    for (const [name, [answer]] of Object.entries(answers)) remittances[name]!.mockResolvedValue(answer);
    expect(await run()).toMatchObject({ status });
    expect(remittances.insertSet).toHaveBeenCalledTimes(sets);
    expect(remittances.insertEra).toHaveBeenCalledTimes(eras);
    expect(stream.import).toHaveBeenCalledTimes(eras);
    expect(closing.close).not.toHaveBeenCalled();
  });

  it('is failed where not even the head could be read', async () => {
    expect(await run({ ...SUMMARY, remittance: null })).toMatchObject({ status: 'failed' });
    expect(remittances.insertSet).toHaveBeenCalledWith(expect.objectContaining({ status: 'failed', eraId: null }));
  });

  it.each(['55P03', '40P01', '23505'])(
    'begins again after %s, as long as nothing of the stream was taken',
    async (code) => {
      remittances.takeTurn!.mockRejectedValueOnce(failure(code));
      expect(await run()).toMatchObject({ status: 'posted' });
      expect(remittances.takeTurn).toHaveBeenCalledTimes(2);
    },
  );

  it.each([
    ['an error that will not go away', '23503', false],
    ['a lock timeout after the first event', '55P03', true],
  ])('does not begin again after %s', async (_words, code, isAfter) => {
    if (!isAfter) remittances.takeTurn!.mockRejectedValueOnce(failure(code));
    stream.import.mockImplementation(async (_era, _findings, taken) => {
      for await (const _event of taken as AsyncIterable<X12Event>) throw failure(code);
    });
    await expect(run()).rejects.toThrow(code);
    expect(remittances.takeTurn).toHaveBeenCalledTimes(1);
    expect(advance).not.toHaveBeenCalled();
  });
});
