import { Test } from '@nestjs/testing';
import { Webhook } from 'standardwebhooks';
import { KeyRing } from '../../../shared/blobs/key-ring.js';
import { sealText } from '../../../shared/blobs/sealed-text.engine.js';
import { JobHandlers } from '../../../shared/jobs/job-handlers.js';
import { SchedulesService } from '../../../shared/jobs/schedules/schedules.service.js';
import { Clock } from '../../../shared/time/clock.js';
import { WebhookDeliveriesRepository } from './webhook-deliveries.repository.js';
import { WebhookDeliveryService } from './webhook-delivery.service.js';
import { WebhookEndpointsRepository } from './webhook-endpoints.repository.js';
import { WebhookSender } from './webhook-sender.js';
import { RETRY_AFTER_SECONDS } from './webhook.codes.js';
import { SECRET_PURPOSE } from './webhooks.service.js';

const KEYS = new KeyRing('k', new Map([['k', Buffer.alloc(32, 7)]]));
const SECRET = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;

describe('WebhookDeliveryService', () => {
  // The library that checks signatures takes none that is not of now.
  const now = new Date().toISOString();
  const settled: [string, object, Record<string, unknown>][] = [];
  const sent: [string, Record<string, string>, string][] = [];
  const schedule: unknown[] = [];
  const handlers: unknown[] = [];
  let waiting: object[][];
  let isPending: boolean;
  let answer: number | Error;
  let sealed: string;
  let service: WebhookDeliveryService;
  beforeEach(async () => {
    settled.length = sent.length = schedule.length = handlers.length = 0;
    [waiting, isPending, answer] = [[], false, 204];
    sealed = sealText(KEYS, SECRET_PURPOSE, 'e', SECRET);
    const deliveries = {
      claim: async () => waiting.shift() ?? [],
      hasPending: async () => isPending,
      updateIf: async (...told: (typeof settled)[number]) => void settled.push(told),
    };
    const send = async (...told: (typeof sent)[number]): Promise<number> => {
      sent.push(told);
      if (answer instanceof Error) throw answer;
      return answer;
    };
    const schedules = {
      stop: async (key: string) => void schedule.push(`stop ${key}`),
      ensure: async (wanted: object) => void schedule.push(wanted),
    };
    const module = await Test.createTestingModule({
      providers: [
        WebhookDeliveryService,
        { provide: WebhookDeliveriesRepository, useValue: deliveries },
        { provide: WebhookEndpointsRepository, useValue: { secrets: async () => new Map([['e', sealed]]) } },
        { provide: WebhookSender, useValue: { send } },
        { provide: JobHandlers, useValue: { register: (handler: unknown) => void handlers.push(handler) } },
        { provide: SchedulesService, useValue: schedules },
        { provide: KeyRing, useValue: KEYS },
        { provide: Clock, useValue: { now: () => now } },
      ],
    }).compile();
    await module.init();
    service = module.get(WebhookDeliveryService);
  });
  const claimed = (facts: object = {}): object => ({
    ...{ id: 'd', endpointId: 'e', messageId: 'm', url: 'https://x.example/', body: '{}', attempts: 1 },
    ...facts,
  });
  const run = (stopIfAsked = (): void => undefined): ReturnType<WebhookDeliveryService['run']> =>
    service.run({ stopIfAsked } as never);
  const after = (seconds: number): string => new Date(Date.parse(now) + seconds * 1000).toISOString();

  it('signs what it sends, so that the receiver can check it', async () => {
    waiting = [[claimed()]];
    expect(await run()).toEqual({ findings: { delivered: 1, failed: 0 } });
    const [url, headers, body] = sent[0]!;
    expect([url, headers['webhook-id']]).toEqual(['https://x.example/', 'm']);
    expect(new Webhook(SECRET).verify(body, headers)).toEqual({});
    expect(settled).toEqual([
      ['d', { attempts: 1 }, expect.objectContaining({ status: 'delivered', nextAttemptAt: null, deliveredAt: now })],
    ]);
    expect(handlers).toEqual([service]);
  });

  it.each([
    [500, 1, 'pending', 5, 500, 'HTTP 500'],
    [301, 2, 'pending', 300, 301, 'HTTP 301'],
    [Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), 9, 'pending', 86_400, null, 'ECONNREFUSED'],
    [Object.assign(new Error('x'), { reason: 'ADDRESS_REFUSED' }), 1, 'pending', 5, null, 'ADDRESS_REFUSED'],
    [new TypeError('x'), RETRY_AFTER_SECONDS.length + 1, 'dead', null, null, 'TypeError'],
  ])('answered by %s at attempt %d it is %s', async (found, attempts, status, seconds, lastStatus, lastError) => {
    answer = found;
    waiting = [[claimed({ attempts })]];
    expect(await run()).toEqual({ findings: { delivered: 0, failed: 1 } });
    const nextAttemptAt = seconds === null ? null : after(seconds);
    const facts = { status, nextAttemptAt, lastStatus, lastError, deliveredAt: null };
    expect(settled).toEqual([['d', { attempts }, facts]]);
  });

  it('sends nothing unsigned, and goes on with the others until none is left', async () => {
    waiting = [[claimed({ endpointId: 'f' }), claimed()], [claimed()]];
    expect(await run()).toEqual({ findings: { delivered: 2, failed: 1 } });
    expect(settled[0]![2]).toMatchObject({ status: 'pending', lastError: 'SECRET_UNREADABLE' });
    expect(sent).toHaveLength(2);
  });

  it('stops between two claims when it is asked to', async () => {
    waiting = [[claimed()], [claimed()]];
    const stopIfAsked = (): void => {
      if (sent.length > 0) throw new Error('stopped');
    };
    await expect(run(stopIfAsked)).rejects.toThrow('stopped');
    expect([settled.length, waiting.length]).toEqual([1, 1]);
  });

  it.each([true, false])('looks again later only while something waits: %s', async (isLeft) => {
    isPending = isLeft;
    await run();
    const wanted = { key: 'webhooks', kind: 'deliver-webhooks', params: {}, everySeconds: 60, isEnabled: true };
    expect(schedule).toEqual([isLeft ? wanted : 'stop webhooks']);
  });
});
