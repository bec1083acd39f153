import { Test } from '@nestjs/testing';
import { AuditEventsRepository } from '../audit/audit-events.repository.js';
import { tenantContext } from '../tenancy/tenant-context.js';
import { Database } from './database.js';
import { UnitOfWork } from './unit-of-work.js';
import type { Unit } from './unit.js';

const change = { kind: 'insert' as const, entity: 'payers', id: 'p1' };

describe('a unit of work', () => {
  let units: UnitOfWork;
  let log: string[];
  let recorded: Unit[];
  beforeEach(async () => {
    log = [];
    recorded = [];
    const transaction = async (work: (manager: object) => Promise<unknown>): Promise<unknown> => {
      log.push('begin');
      const answer = await work({});
      log.push('commit');
      return answer;
    };
    const module = await Test.createTestingModule({
      providers: [
        UnitOfWork,
        { provide: Database, useValue: { sourceFor: () => ({ transaction }) } },
        { provide: AuditEventsRepository, useValue: { record: async (unit: Unit) => void recorded.push(unit) } },
      ],
    }).compile();
    units = module.get(UnitOfWork);
  });
  const inCompany = <T>(work: () => T): T => tenantContext.run({ requestId: 'r', companyId: 'c', actorId: 'a' }, work);

  it('leaves one event of all its changes, those of units inside it included', async () => {
    await inCompany(() =>
      units.run(async () => {
        units.changed(change);
        await units.run(async () => units.changed({ ...change, id: 'p2' }));
      }),
    );
    expect(log).toEqual(['begin', 'commit']);
    expect(recorded).toHaveLength(1);
    expect(recorded[0]!.changes.map(({ id }) => id)).toEqual(['p1', 'p2']);
  });

  it('leaves none when nothing was written', async () => {
    await inCompany(() => units.run(async () => undefined));
    expect(recorded).toEqual([]);
  });

  it('adds up what bulk work says of itself', async () => {
    await inCompany(() =>
      units.run(async () => {
        units.note({ entity: 'x12_files', facts: { claims: 3 } });
        units.note({ facts: { lines: 7 } });
      }),
    );
    expect(recorded[0]!.note).toMatchObject({ entity: 'x12_files', facts: { claims: 3, lines: 7 } });
  });

  it('does what waits for the commit after it, and not at all when the work fails', async () => {
    const failing = units.run.bind(units, async () => {
      units.afterCommit(() => log.push('woken'));
      throw new Error('no');
    });
    await expect(inCompany(failing)).rejects.toThrow('no');
    await inCompany(() => units.run(async () => units.afterCommit(() => log.push('woken'))));
    expect(log).toEqual(['begin', 'begin', 'commit', 'woken']);
  });

  it('is needed to note anything, and needs a company', async () => {
    expect(() => inCompany(() => units.changed(change))).toThrow('No unit of work is open');
    await expect(tenantContext.run({ requestId: 'r' }, () => units.run(async () => 1))).rejects.toThrow('No company');
  });

  it('does what was gathered once, in the transaction, whatever part of it gathered', async () => {
    const gather = (item: string): unknown =>
      units
        .gathered(
          'claims',
          () => new Set<string>(),
          async (items) => void log.push([...items].join()),
        )
        .add(item);
    await inCompany(() =>
      units.run(async () => {
        gather('a');
        await units.run(async () => gather('b'));
        gather('a');
      }),
    );
    expect(log).toEqual(['begin', 'a,b', 'commit']);
  });
});
