import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { PriorAuthorizationsRepository } from './prior-authorizations.repository.js';
import { PriorAuthorizationsService } from './prior-authorizations.service.js';

describe('PriorAuthorizationsService', () => {
  const stored = { id: 'a1', version: 3, validFromOn: '2026-03-01', validToOn: '2026-06-30' };
  const authorizations = {
    get: jest.fn(async (_id: string) => ({ ...stored })),
    unitsUsed: async () => 4.5,
    insert: jest.fn(async (facts: object) => facts),
    update: jest.fn(async (_id: string, _version: number, facts: object) => facts),
  };
  let service: PriorAuthorizationsService;
  beforeEach(async () => {
    jest.clearAllMocks();
    const module = await Test.createTestingModule({
      providers: [
        PriorAuthorizationsService,
        { provide: PriorAuthorizationsRepository, useValue: authorizations },
        { provide: UnitOfWork, useValue: { run: (work: () => unknown) => work() } },
      ],
    }).compile();
    service = module.get(PriorAuthorizationsService);
  });

  it.each([
    ['2026-03-01', '2026-06-30', true],
    ['2026-03-01', '2026-03-01', true],
    ['2026-03-01', null, true],
    ['2026-03-02', '2026-03-01', false],
  ])('registers one valid from %s to %s: %s', async (validFromOn, validToOn, isTaken) => {
    const registered = (async () => service.register({ validFromOn, validToOn } as never))();
    if (isTaken) await expect(registered).resolves.toMatchObject({ validFromOn });
    else {
      const problems = [expect.objectContaining({ code: 'DATES_REVERSED', pointer: '/validToOn' })];
      await expect(registered).rejects.toMatchObject({ code: 'VALIDATION_FAILED', problems });
    }
    expect(authorizations.insert).toHaveBeenCalledTimes(isTaken ? 1 : 0);
  });

  it.each([
    ['its first day beyond the last one that stands', { validFromOn: '2026-07-01' }, false],
    ['its last day before the first one that stands', { validToOn: '2026-02-28' }, false],
    ['both days', { validFromOn: '2026-07-01', validToOn: '2026-07-31' }, true],
    ['no last day any more', { validFromOn: '2026-07-01', validToOn: null }, true],
    ['neither', { unitsAuthorized: 10 }, true],
  ])('judges a change of %s together with what stays', async (_what, facts, isTaken) => {
    const changed = service.update('a1', 3, facts as never);
    if (isTaken) await expect(changed).resolves.toEqual(facts);
    else await expect(changed).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
    expect(authorizations.update.mock.calls).toEqual(isTaken ? [['a1', 3, facts]] : []);
  });

  it('answers the record with what claims have used of it', async () => {
    expect(await service.read('a1')).toEqual({ ...stored, unitsUsed: 4.5 });
  });
});
