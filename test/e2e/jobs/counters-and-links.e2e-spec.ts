import { newId } from '../../../src/shared/database/new-id.js';
import { UnitOfWork } from '../../../src/shared/database/unit-of-work.js';
import { Counters } from '../../../src/shared/counters/counters.js';
import { LinksRepository } from '../../../src/shared/links/links.repository.js';
import { tenantContext } from '../../../src/shared/tenancy/tenant-context.js';
import { startApi, type TestApi } from '../../support/api.js';

describe('counters and links', () => {
  let api: TestApi;
  let companyId: string;
  beforeAll(async () => {
    api = await startApi({ JOB_CONCURRENCY: '0' });
    companyId = (await api.newCompany()).id;
  });
  afterAll(() => api.close());

  function inUnit<T>(work: () => Promise<T>, company = companyId): Promise<T> {
    const store = {
      requestId: newId(),
      companyId: company,
      actorId: newId(),
      actorKind: 'user' as const,
      action: 'test',
    };
    return tenantContext.run(store, () => api.app.get(UnitOfWork).run(work));
  }

  it('numbers have no gap when eight workers take them and some units are rolled back', async () => {
    const counters = api.app.get(Counters);
    const taken: number[] = [];
    const worker = async (worker: number): Promise<void> => {
      for (let turn = 0; turn < 20; turn++) {
        const isLost = (worker + turn) % 4 === 0;
        const unit = inUnit(async () => {
          const number = await counters.next('isa13');
          if (isLost) throw new Error('rolled back');
          return number;
        });
        await unit.then(
          (number) => taken.push(number),
          () => undefined,
        );
      }
    };
    await Promise.all(Array.from({ length: 8 }, (_, index) => worker(index)));
    expect(taken).toHaveLength(120);
    expect([...taken].sort((a, b) => a - b)).toEqual(Array.from({ length: 120 }, (_, index) => index + 1));
  });

  it('numbers are taken in runs, per name and company, and only inside a unit', async () => {
    const counters = api.app.get(Counters);
    const other = (await api.newCompany()).id;
    expect(await inUnit(async () => [await counters.take('st02', 5), await counters.next('st02')])).toEqual([1, 6]);
    expect(await inUnit(() => counters.next('st02'), other)).toBe(1);
    expect(await inUnit(() => counters.next('gs06'))).toBe(1);
    await expect(inUnit(() => counters.take('st02', 0))).rejects.toThrow(RangeError);
    const outside = tenantContext.run({ requestId: newId(), companyId }, () => counters.next('st02'));
    await expect(outside).rejects.toThrow('inside the unit');
  });

  it('links are told from either end, once, and to their company only', async () => {
    const links = api.app.get(LinksRepository);
    const ends = {
      fromKind: 'improvement_projects',
      fromId: newId(),
      toKind: 'claims',
      toId: newId(),
      reason: 'denials',
    };
    await inUnit(() => links.link(ends));
    await inUnit(() => links.link(ends));
    await inUnit(() => links.link({ ...ends, toId: newId() }));
    expect(await inUnit(() => links.linksOf('claims', ends.toId))).toMatchObject([ends]);
    expect(await inUnit(() => links.linksOf('improvement_projects', ends.fromId))).toHaveLength(2);
    const other = (await api.newCompany()).id;
    expect(await inUnit(() => links.linksOf('claims', ends.toId), other)).toEqual([]);
  });
});
