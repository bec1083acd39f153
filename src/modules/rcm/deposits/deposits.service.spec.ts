import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { BlobStore } from '../../../shared/blobs/blob-store.port.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { RemittancesRepository } from '../posting/remittances.repository.js';
import type { CreateDepositDto } from './deposit.dto.js';
import { DepositsRepository } from './deposits.repository.js';
import { DepositsService } from './deposits.service.js';

type Double = jest.Mock<(...given: unknown[]) => Promise<unknown>>;
const double = (answer?: unknown): Double =>
  jest.fn<(...given: unknown[]) => Promise<unknown>>().mockResolvedValue(answer);
const FACTS = { amountCents: 100, depositedOn: '2026-08-03' } as CreateDepositDto;

describe('DepositsService', () => {
  const deposits = { addMissing: double(['d']), reassociate: double(), get: double({ id: 'd' }) };
  const content = async function* (): AsyncGenerator<Buffer> {
    yield Buffer.from('amount,deposited_on\n');
  };
  let service: DepositsService;
  beforeEach(async () => {
    for (const each of Object.values(deposits)) each.mockClear();
    const units = { run: (work: () => unknown) => work(), note: jest.fn(), changed: jest.fn() };
    const module = await Test.createTestingModule({
      providers: [
        DepositsService,
        { provide: DepositsRepository, useValue: deposits },
        { provide: RemittancesRepository, useValue: { takeTurn: double() } },
        { provide: BlobStore, useValue: { keep: double({ id: 'b' }), open: content } },
        { provide: UnitOfWork, useValue: units },
      ],
    }).compile();
    service = module.get(DepositsService);
  });

  it('takes trace and payer out of the addenda, and looks for the remittance', async () => {
    await service.enter({ ...FACTS, addenda: 'TRN*1*T1*1512345678\\' });
    expect(deposits.addMissing).toHaveBeenCalledWith([
      {
        traceNumber: 'T1',
        payerIdentifier: '1512345678',
        amountCents: 100,
        depositedOn: '2026-08-03',
        bankReference: null,
      },
    ]);
    expect(deposits.reassociate).toHaveBeenCalledWith(['d']);
  });

  it.each([
    [{}, ['TRACE_NUMBER_MISSING']],
    [{ addenda: 'X', traceNumber: 'T' }, ['ADDENDA_UNREADABLE']],
    [{ addenda: 'TRN*1*T1', traceNumber: 'T2' }, ['TRACE_NUMBER_DIFFERS']],
  ])('refuses %j', (facts, codes) => {
    expect(() => service.enter({ ...FACTS, ...facts } as CreateDepositDto)).toThrow(
      expect.objectContaining({ problems: codes.map((code) => expect.objectContaining({ code })) }),
    );
    expect(deposits.addMissing).not.toHaveBeenCalled();
  });

  it('refuses the same deposit twice, and a list that is wrong', async () => {
    deposits.addMissing.mockResolvedValueOnce([]);
    await expect(service.enter({ ...FACTS, traceNumber: 'T' })).rejects.toMatchObject({ code: 'DUPLICATE' });
    await expect(service.import({} as never)).rejects.toMatchObject({ code: 'CSV_REFUSED' });
  });
});
