import { Test } from '@nestjs/testing';
import { jest } from '@jest/globals';
import { newId } from '../database/new-id.js';
import { tenantContext } from '../tenancy/tenant-context.js';
import { Clock } from '../time/clock.js';
import { genesis, nextLink } from './audit-chain.engine.js';
import { AuditChainRepository, type LinkedEvent } from './audit-chain.repository.js';
import { AuditEventsRepository } from './audit-events.repository.js';
import { AuditHeadsWriter } from './audit-heads.writer.js';
import { AuditTrailRepository } from './audit-trail.repository.js';
import { AuditTrailService } from './audit-trail.service.js';
import type { AuditVerification } from './audit-verification.dto.js';
import { canonicalText } from './canonical.engine.js';

const COMPANY = newId();

function chain(count: number): LinkedEvent[] {
  const links: LinkedEvent[] = [];
  let point = genesis(COMPANY);
  for (let made = 0; made < count; made += 1) {
    const columns = {
      ...{ companyId: COMPANY, id: newId(), occurredAt: '2026-06-30T14:03:11.000Z', actorId: null, actorKind: null },
      ...{ action: 'readPayer', outcome: 'shown', entity: 'payers', entityId: null, requestId: 'r', reason: null },
    };
    const body = canonicalText({ ...columns, details: { made } });
    const link = nextLink(point, columns.id, body);
    links.push({ ...columns, ...link, body });
    point = link;
  }
  return links;
}

describe('AuditTrailService', () => {
  let aheadMs = 0;
  beforeEach(() => void (aheadMs = 0));
  const note = jest.fn(() => Promise.resolve());

  async function verify(
    links: LinkedEvent[],
    head: object = { state: 'none' },
    loose = { tail: 0, stray: null as string | null },
  ): Promise<AuditVerification> {
    const chains = {
      async *linked() {
        yield* links;
      },
      reachedAt: () => Promise.resolve('2026-06-30T14:03:11.000Z'),
      loose: () => Promise.resolve(loose),
    };
    const module = await Test.createTestingModule({
      providers: [
        AuditTrailService,
        { provide: AuditChainRepository, useValue: chains },
        { provide: AuditHeadsWriter, useValue: { read: () => Promise.resolve(head) } },
        { provide: AuditEventsRepository, useValue: { note } },
        { provide: AuditTrailRepository, useValue: {} },
        { provide: Clock, useValue: { now: () => new Date(Date.now() + aheadMs).toISOString() } },
      ],
    }).compile();
    const service = module.get(AuditTrailService);
    return tenantContext.run({ requestId: 'r', companyId: COMPANY }, () => service.verify());
  }

  it('finds a whole chain whole, and notes that it looked', async () => {
    const links = chain(3);
    expect(await verify(links, { state: 'none' }, { tail: 2, stray: null })).toEqual({
      isIntact: true,
      count: 3,
      verifiedTo: 3,
      hash: links[2]!.hash,
      unchainedTail: 2,
      head: { state: 'none', sequence: null, at: null },
      firstBreak: null,
    });
    expect(note).toHaveBeenLastCalledWith(expect.objectContaining({ outcome: 'done', entity: 'audit_events' }));
  });

  it.each(['action', 'outcome', 'entity', 'entityId', 'actorId', 'actorKind', 'occurredAt', 'requestId', 'reason'])(
    'notices that the column %s no longer says what was sealed',
    async (column) => {
      const links = chain(3);
      const changed = links.with(1, { ...links[1]!, [column]: 'another' });
      expect((await verify(changed)).firstBreak).toMatchObject({ sequence: 2, reason: 'altered' });
    },
  );

  it.each([
    ['forged', false],
    ['unreadable', false],
    ['key_unknown', false],
    ['none', false],
  ])('with a head that is %s the trail counts as intact: %s', async (state, isIntact) => {
    aheadMs = 10_000;
    expect(await verify(chain(2), { state })).toMatchObject({
      isIntact,
      firstBreak: null,
      head: { state, sequence: null },
    });
  });

  it('needs no head in its first seconds, nor while nothing is chained', async () => {
    const young = chain(2);
    expect(await verify(young)).toMatchObject({ isIntact: true, head: { state: 'none' } });
    aheadMs = 10_000;
    expect(await verify([])).toMatchObject({ isIntact: true, count: 0 });
    expect(await verify(young)).toMatchObject({ isIntact: false, firstBreak: null });
  });

  it('names an event that the chain has passed by', async () => {
    const stray = newId();
    const found = await verify(chain(2), { state: 'none' }, { tail: 0, stray });
    expect(found).toMatchObject({
      isIntact: false,
      firstBreak: { sequence: null, eventId: stray, reason: 'inserted' },
    });
  });

  it('misses a cut tail by the head', async () => {
    const links = chain(4);
    const { hash } = links[3]!;
    const head = { companyId: COMPANY, sequence: 4, hash, count: 4, at: '2026-06-30T14:03:11.000Z' };
    const found = await verify(links.slice(0, 2), { state: 'authentic', head });
    expect(found).toMatchObject({ isIntact: false, verifiedTo: 2, firstBreak: { sequence: 3, reason: 'tail_cut' } });
  });
});
