import { Test } from '@nestjs/testing';
import type { Unit } from '../../../shared/database/unit.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { JobsService } from '../../../shared/jobs/jobs.service.js';
import { Clock } from '../../../shared/time/clock.js';
import { WebhookDeliveriesRepository } from './webhook-deliveries.repository.js';
import { WebhookOutbox } from './webhook-outbox.service.js';

describe('WebhookOutbox', () => {
  const acts: unknown[] = [];
  const asked: string[] = [];
  let tell: (unit: Unit) => Promise<void>;
  beforeEach(async () => {
    acts.length = asked.length = 0;
    const deliveries = {
      subscribed: async (type: string) => (asked.push(type), type === 'evidence.added' ? ['e', 'f'] : []),
      put: async (message: { body: string }, endpointIds: string[]) => {
        acts.push(JSON.parse(message.body), endpointIds);
      },
    };
    const module = await Test.createTestingModule({
      providers: [
        WebhookOutbox,
        { provide: WebhookDeliveriesRepository, useValue: deliveries },
        { provide: JobsService, useValue: { enqueue: async ({ kind }: { kind: string }) => void acts.push(kind) } },
        { provide: UnitOfWork, useValue: { beforeCommit: (observe: typeof tell) => void (tell = observe) } },
        { provide: Clock, useValue: { now: () => 'now' } },
      ],
    }).compile();
    await module.init();
  });
  const changed = (...changes: [kind: string, entity: string, id: string][]): Promise<void> =>
    tell({ changes: changes.map(([kind, entity, id]) => ({ kind, entity, id, after: { title: 'Words' } })) } as never);

  it('puts ids and nothing else before those who want them, and has it delivered once', async () => {
    await changed(['insert', 'evidence_versions', 'v'], ['insert', 'evidence_versions', 'w']);
    const body = (id: string): object => ({
      ...{ type: 'evidence.added', timestamp: 'now', data: { entity: 'evidence_versions', id } },
    });
    expect(acts).toEqual([body('v'), ['e', 'f'], body('w'), ['e', 'f'], 'deliver-webhooks']);
  });

  it.each([
    [[['insert', 'audit_findings', 'a']], ['finding.opened']],
    [[['update', 'audit_findings', 'a']], ['finding.updated']],
    [[['delete', 'audit_findings', 'a']], []],
    [[['insert', 'patients', 'a']], []],
    [[], []],
  ] as [[string, string, string][], string[]][])(
    'of %j it looks who wants %j, and wakes nobody',
    async (changes, types) => {
      await changed(...changes);
      expect(asked).toEqual(types);
      expect(acts).toEqual([]);
    },
  );
});
