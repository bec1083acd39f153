import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import type { X12Event } from '../x12/x12-events.reader.js';
import { ClaimPaymentPostingService } from './claim-payment-posting.service.js';
import { noCounts, type EraInHand } from './era-in-hand.rules.js';
import { PostingWritesRepository } from './posting-writes.repository.js';
import { CHUNK, RemittanceStreamService } from './remittance-stream.service.js';

type Double = jest.Mock<(...given: unknown[]) => Promise<unknown>>;
const double = (): Double => jest.fn<(...given: unknown[]) => Promise<unknown>>();
const ERA = { id: 'era', x12FileId: 'file', x12SetId: 'set', holdReason: null, isPayeeOurs: true } as EraInHand;
const FINDING = { code: 'DATE_INVALID', severity: 'warning', segment: 9, message: 'm' } as const;

describe('the stream of a remittance', () => {
  const posting = { post: double() };
  const writes = { findings: double(), providerAdjustments: double() };
  let service: RemittanceStreamService;
  beforeEach(async () => {
    posting.post.mockReset().mockImplementation(async (_era, chunk) => ({
      counts: { ...noCounts(), posted: (chunk as unknown[]).length },
      waiting: [],
    }));
    writes.findings.mockReset();
    writes.providerAdjustments.mockReset();
    const module = await Test.createTestingModule({
      providers: [
        RemittanceStreamService,
        { provide: ClaimPaymentPostingService, useValue: posting },
        { provide: PostingWritesRepository, useValue: writes },
      ],
    }).compile();
    service = module.get(RemittanceStreamService);
  });
  const payment = (ordinal: number, findings: readonly object[] = []) =>
    ({ kind: 'claim-payment', payment: { ordinal, adjustments: [], services: [] }, findings }) as unknown as X12Event;
  async function* stream(events: X12Event[]): AsyncGenerator<X12Event> {
    yield* events;
  }

  it('comes to posting in chunks', async () => {
    const events = Array.from({ length: 2 * CHUNK + 5 }, (_, index) => payment(index + 1));
    expect(await service.import(ERA, [], stream(events))).toMatchObject({ posted: 2 * CHUNK + 5 });
    expect(
      posting.post.mock.calls.map(([, chunk]) => (chunk as unknown[]).length).filter((length) => length > 0),
    ).toEqual([CHUNK, CHUNK, 5]);
  });

  it('RCM D9: a reversal that waits for its original is asked for again at the end, for the last time', async () => {
    const reversal = payment(1);
    posting.post.mockResolvedValueOnce({ counts: noCounts(), waiting: [reversal] });
    await service.import(ERA, [], stream([reversal]));
    expect(posting.post).toHaveBeenLastCalledWith(ERA, [reversal], true);
  });

  it('keeps a finding once: at its claim payment, else at the set', async () => {
    await service.import(ERA, [FINDING, { ...FINDING, segment: 1 }], stream([payment(1, [FINDING])]));
    expect(writes.findings.mock.calls[0]![0]).toEqual([
      expect.objectContaining({ segment: 1, eraId: 'era', x12SetId: 'set' }),
    ]);
  });

  it('RCM D10: provider adjustments keep their sign', async () => {
    const adjustment = {
      ordinal: 1,
      providerId: 'P',
      fiscalPeriodOn: null,
      reasonCode: 'L6',
      reference: '',
      cents: -1500,
    };
    const event = { kind: 'provider-adjustment', adjustment } as X12Event;
    expect(await service.import(ERA, [], stream([event]))).toMatchObject({ providerAdjustments: 1 });
    expect(writes.providerAdjustments.mock.calls[0]![0]).toEqual([
      expect.objectContaining({ cents: -1500, reference: null }),
    ]);
  });
});
