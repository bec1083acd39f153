import { Test } from '@nestjs/testing';
import { KeyRing } from '../../../shared/blobs/key-ring.js';
import { openText } from '../../../shared/blobs/sealed-text.engine.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { JobsService } from '../../../shared/jobs/jobs.service.js';
import { Clock } from '../../../shared/time/clock.js';
import { AddressRefused, WebhookAddresses } from './webhook-addresses.js';
import { WebhookDeliveriesRepository } from './webhook-deliveries.repository.js';
import { WebhookEndpointsRepository } from './webhook-endpoints.repository.js';
import { SECRET_PURPOSE, WebhooksService } from './webhooks.service.js';

const KEYS = new KeyRing('k', new Map([['k', Buffer.alloc(32, 7)]]));
const URL_SAID = 'https://receiver.example/hook';

describe('WebhooksService', () => {
  const acts: unknown[] = [];
  const sealed: string[] = [];
  let hostProblem: Error | null;
  let status: string;
  let service: WebhooksService;
  beforeEach(async () => {
    acts.length = sealed.length = 0;
    [hostProblem, status] = [null, 'dead'];
    const endpoints = {
      get: async () => ({ id: 'e' }),
      insert: async (facts: object) => (acts.push(facts), { id: 'e' }),
      update: async (_: string, version: number, facts: object) => void acts.push(version, facts),
      keepSecret: async (id: string, text: string) => void (acts.push(`secret of ${id}`), sealed.push(text)),
    };
    const deliveries = {
      get: async () => ({ status }),
      updateIf: async (_: string, was: object, facts: object) => void acts.push(was, facts),
    };
    const resolve = async (host: string): Promise<void> => {
      acts.push(`resolve ${host}`);
      if (hostProblem !== null) throw hostProblem;
    };
    const module = await Test.createTestingModule({
      providers: [
        WebhooksService,
        { provide: WebhookEndpointsRepository, useValue: endpoints },
        { provide: WebhookDeliveriesRepository, useValue: deliveries },
        { provide: WebhookAddresses, useValue: { resolve } },
        { provide: JobsService, useValue: { enqueue: async ({ kind }: { kind: string }) => void acts.push(kind) } },
        { provide: KeyRing, useValue: KEYS },
        {
          provide: UnitOfWork,
          useValue: { run: (work: () => unknown) => work(), note: (note: object) => void acts.push(note) },
        },
        { provide: Clock, useValue: { now: () => 'now' } },
      ],
    }).compile();
    service = module.get(WebhooksService);
  });
  const create = (url = URL_SAID): Promise<{ secret: string }> => service.create({ url } as never);

  it('keeps an endpoint, for all events where none are named, and its secret sealed for it alone', async () => {
    const { secret } = await create();
    const facts = { url: URL_SAID, description: null, eventTypes: [], isEnabled: true };
    expect(acts).toEqual(['resolve receiver.example', facts, 'secret of e']);
    expect(Buffer.from(secret.replace('whsec_', ''), 'base64')).toHaveLength(32);
    expect(openText(KEYS, SECRET_PURPOSE, 'e', sealed[0]!)).toBe(secret);
    expect(openText(KEYS, SECRET_PURPOSE, 'f', sealed[0]!)).toBeUndefined();
  });

  it.each([
    ['http://receiver.example/', null],
    ['https://user:word@receiver.example/', null],
    ['https://10.0.0.1/', new AddressRefused('ADDRESS_REFUSED')],
    ['https://nowhere.example/', new AddressRefused('HOST_UNKNOWN')],
  ])('refuses %s, new or in place of another, and keeps nothing', async (url, problem) => {
    hostProblem = problem;
    const refusal = { code: 'WEBHOOK_URL_REFUSED', problems: [{ pointer: '/url' }] };
    await expect(create(url)).rejects.toMatchObject(refusal);
    await expect(service.update('e', 1, { url })).rejects.toMatchObject(refusal);
    expect(acts.filter((each) => !String(each).startsWith('resolve'))).toEqual([]);
  });

  it.each([
    ['HTTPS://receiver.example/a?B', 'https://receiver.example/a?B'],
    [' https://receiver.example', 'https://receiver.example/'],
    ['https://receiver.example', 'https://receiver.example'],
  ])('keeps %j as an address that begins with https: %s', async (said, url) => {
    await create(said);
    await service.update('e', 1, { url: said });
    expect(acts).toEqual(expect.arrayContaining([expect.objectContaining({ url }), { url }]));
  });

  it('calls no refusal what went wrong otherwise', async () => {
    hostProblem = new Error('no resolver');
    await expect(create()).rejects.toThrow('no resolver');
  });

  it.each([
    [{ description: 'x' }, []],
    [{ isEnabled: false }, []],
    [{ isEnabled: true }, ['deliver-webhooks']],
  ])('changed to %j it sends what has waited: %j', async (facts, sent) => {
    await service.update('e', 1, facts);
    expect(acts).toEqual([1, facts, ...sent]);
  });

  it('puts a new secret in place of the old one and notes that, not the secret', async () => {
    const { secret } = await service.rotateSecret('e');
    const note = { entity: 'webhook_endpoints', entityId: 'e', facts: { isSecretRotated: true } };
    expect(acts).toEqual([note, 'secret of e']);
    expect(secret).not.toBe((await service.rotateSecret('e')).secret);
  });

  it.each(['dead', 'delivered'])('tries again what is %s, unless another was quicker', async (found) => {
    status = found;
    await service.redeliver('d');
    const again = { status: 'pending', attempts: 0, nextAttemptAt: 'now', deliveredAt: null };
    expect(acts).toEqual([{ status: found }, again, 'deliver-webhooks']);
  });

  it('lets wait what waits', async () => {
    status = 'pending';
    await expect(service.redeliver('d')).rejects.toMatchObject({ code: 'STATE_FORBIDS' });
    expect(acts).toEqual([]);
  });
});
