import { Test } from '@nestjs/testing';
import { BlobStore } from '../../../shared/blobs/blob-store.port.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { CompanyDays } from '../../../shared/time/company-days.js';
import { AdjustmentCodesRepository } from './adjustment-codes.repository.js';
import { AdjustmentCodesService } from './adjustment-codes.service.js';
import { SHIPPED_BOOK } from './code-book.rules.js';

describe('the adjustment codes service', () => {
  let service: AdjustmentCodesService;
  let saved: unknown[];
  let asked: string[];
  let file: string;
  beforeEach(async () => {
    [saved, asked] = [[], []];
    const codes = {
      bookOn: async (day: string) => (asked.push(day), SHIPPED_BOOK),
      get: async () => ({ list: 'carc', code: '45', effectiveFromOn: '2026-01-01', effectiveToOn: null }),
      insert: async (facts: object) => facts,
      update: async (...change: unknown[]) => change,
      save: async (rows: unknown[]) => void saved.push(...rows),
    };
    const blobs = {
      keep: async () => ({ id: 'b', sha256: 'hash' }),
      open: async function* () {
        yield Buffer.from(file);
      },
    };
    const module = await Test.createTestingModule({
      providers: [
        AdjustmentCodesService,
        { provide: AdjustmentCodesRepository, useValue: codes },
        { provide: BlobStore, useValue: blobs },
        { provide: UnitOfWork, useValue: { run: (work: () => unknown) => work(), note: () => {} } },
        { provide: CompanyDays, useValue: { today: async () => '2026-08-10' } },
      ],
    }).compile();
    service = module.get(AdjustmentCodesService);
  });

  it('tells the codes of a day, today by default', async () => {
    const codes = await service.inForce({ list: 'rarc' });
    expect(codes).toContainEqual(expect.objectContaining({ code: 'MA130', isAppealForbidden: true }));
    await service.inForce({ list: 'carc', on: '2026-01-31' });
    expect(asked).toEqual(['2026-08-10', '2026-01-31']);
  });

  it('takes over a whole file or nothing of it', async () => {
    const upload = { content: {}, fileName: null } as never;
    file = 'list,code,wording,effectiveFromOn\ncarc,45,x,2026-01-01\nrarc,45,x,2026-01-01';
    await expect(service.import(upload)).rejects.toThrow('CSV_REFUSED');
    expect(saved).toEqual([]);
    file = file.replace('rarc,45', 'rarc,M45');
    expect(await service.import(upload)).toEqual({ rows: 2, sha256: 'hash' });
    expect(saved).toHaveLength(2);
  });

  it('refuses a last day before the first, on what the code would be after the change', async () => {
    await expect(service.update('c', 1, { effectiveToOn: '2025-12-31' })).rejects.toThrow('VALIDATION_FAILED');
    expect(await service.update('c', 1, { effectiveToOn: '2026-12-31' })).toEqual([
      'c',
      1,
      { effectiveToOn: '2026-12-31' },
    ]);
  });
});
