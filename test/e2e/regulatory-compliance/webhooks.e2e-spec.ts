import { setTimeout as sleep } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import { WebhookAddresses } from '../../../src/modules/regulatory-compliance/webhooks/webhook-addresses.js';
import { RETRY_AFTER_SECONDS } from '../../../src/modules/regulatory-compliance/webhooks/webhook.codes.js';
import { WebhookSender } from '../../../src/modules/regulatory-compliance/webhooks/webhook-sender.js';
import { withClient } from '../../../src/embedded/provision.js';
import { newRequirement } from '../../factories/compliance.factory.js';
import { startApi, type Caller, type TestApi, type TestCompany } from '../../support/api.js';
import { eventsOf } from '../../support/audit.js';
import { movableClock, type MovableClock } from '../../support/movable-clock.js';
import { webhookReceiver, type WebhookReceiver } from '../../support/webhook-receiver.js';

const BASE = '/regulatory-compliance';

/** What a test may change and nobody else: nothing of it can be reached by a setting. */
interface Seams {
  isAllowed(address: string): boolean;
  lookUp(name: string): Promise<{ address: string; family: number }[]>;
  trust(): { ca?: string };
}

describe('RC webhooks:', () => {
  let api: TestApi;
  let company: TestCompany;
  let officer: Caller;
  let receiver: WebhookReceiver;
  let clock: MovableClock;
  let seams: Seams;
  const isPublic = (WebhookAddresses.prototype as unknown as Seams).isAllowed;
  beforeAll(async () => {
    api = await startApi({ MAX_EVENT_LOOP_DELAY_MS: '0' });
    receiver = await webhookReceiver();
    seams = api.app.get(WebhookAddresses) as unknown as Seams;
    (api.app.get(WebhookSender) as unknown as Seams).trust = () => ({ ca: receiver.certificate });
    clock = movableClock(api.app);
  });
  beforeEach(async () => {
    company = await api.newCompany();
    officer = await company.as('compliance');
    receiver.received.length = 0;
    receiver.answerWith(204);
    seams.isAllowed = () => true;
    seams.lookUp = async () => [{ address: '127.0.0.1', family: 4 }];
  });
  afterAll(async () => {
    await api.close();
    await receiver.close();
  });

  const endpoint = async (facts: object = {}): Promise<{ id: string; secret: string }> =>
    (
      await officer.post(`${BASE}/webhooks`, {
        body: { url: receiver.url, eventTypes: ['requirement.created'], ...facts },
      })
    ).json();
  const deliveries = async (query = ''): Promise<Record<string, unknown>[]> =>
    (await officer.get(`${BASE}/webhook-deliveries${query}`)).json().items;
  const until = async <T>(ask: () => Promise<T>, isThere: (found: T) => boolean): Promise<T> => {
    for (let waited = 0; ; waited += 50) {
      const found = await ask();
      if (isThere(found) || waited > 8000) return found;
      await sleep(50);
    }
  };
  const settled = (count = 1): Promise<Record<string, unknown>[]> =>
    until(
      deliveries,
      (items) =>
        items.length >= count &&
        items.every(
          ({ attempts, nextAttemptAt, lastError }) =>
            (attempts as number) > 0 && (nextAttemptAt === null || lastError !== null),
        ),
    );

  it('an event is delivered once, signed as Standard Webhooks asks, with ids and nothing more', async () => {
    const { secret } = await endpoint();
    const id = await newRequirement(officer, { title: 'Complaint of Jane Roe' });
    expect(await settled()).toMatchObject([
      { status: 'delivered', attempts: 1, lastStatus: 204, type: 'requirement.created' },
    ]);
    const [message, ...more] = receiver.received;
    expect(more).toEqual([]);
    const verified = new Webhook(secret).verify(message!.body, message!.headers as Record<string, string>);
    expect(verified).toMatchObject({ type: 'requirement.created', data: { entity: 'compliance_requirements', id } });
    expect(message!.body).not.toContain('Jane');
    const forged = new Webhook('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw');
    expect(() => forged.verify(message!.body, message!.headers as Record<string, string>)).toThrow();
  });

  it('the secret is told once, sealed, in no answer and no audit event after; a new one signs at once', async () => {
    const { id, secret } = await endpoint();
    const rotated = (await officer.post(`${BASE}/webhooks/${id}/secret`)).json();
    expect(rotated.secret).not.toBe(secret);
    for (const path of ['/webhooks', `/webhooks/${id}`])
      expect((await officer.get(`${BASE}${path}`)).body).not.toContain('whsec_');
    expect(JSON.stringify(await eventsOf(api, company))).not.toContain('whsec_');
    const { rows } = await withClient(api.database.superuserUrl, (client) =>
      client.query<{ sealed_secret: string }>('SELECT sealed_secret FROM webhook_secrets WHERE endpoint_id = $1', [id]),
    );
    expect(rows.map(({ sealed_secret }) => sealed_secret.includes('whsec_'))).toEqual([false, false]);
    await newRequirement(officer);
    await settled();
    const [message] = receiver.received;
    new Webhook(rotated.secret).verify(message!.body, message!.headers as Record<string, string>);
  });

  it('what is taken back leaves nothing in the outbox', async () => {
    await endpoint();
    const refused = await officer.post(`${BASE}/requirements`, {
      body: { program: 'HIPAA', category: 'x', title: 'x', frequency: 'annual', recurrenceRule: 'FREQ=SECONDLY' },
    });
    expect(refused.statusCode).toBe(422);
    expect(await deliveries()).toEqual([]);
  });

  it('an attempt that fails is made again with backoff; after the last one it is dead, and can be sent again', async () => {
    await endpoint();
    receiver.answerWith(500);
    await newRequirement(officer);
    const [failed] = await settled();
    expect(failed).toMatchObject({ status: 'pending', attempts: 1, lastStatus: 500, lastError: 'HTTP 500' });
    await withClient(api.database.superuserUrl, (client) =>
      client.query('UPDATE webhook_deliveries SET attempts = $2 WHERE id = $1', [
        failed!.id,
        RETRY_AFTER_SECONDS.length,
      ]),
    );
    clock.advance(10);
    // Another event wakes the worker, as the schedule does each minute.
    await newRequirement(officer);
    const dead = await until(
      () => deliveries('?status=dead'),
      (items) => items.length === 1,
    );
    expect(dead).toMatchObject([{ id: failed!.id, attempts: RETRY_AFTER_SECONDS.length + 1, nextAttemptAt: null }]);
    receiver.answerWith(200);
    const again = await officer.post(`${BASE}/webhook-deliveries/${String(failed!.id)}/redelivery`);
    expect(again.json()).toMatchObject({ status: 'pending', attempts: 0 });
    const delivered = await until(
      () => deliveries('?status=delivered'),
      (items) => items.some(({ id }) => id === failed!.id),
    );
    expect(delivered.map(({ id }) => id)).toContain(failed!.id);
  });

  it('an endpoint that was switched off holds up no other, and gets what has waited when it is switched on', async () => {
    const idle = await endpoint();
    receiver.answerWith(500);
    await Promise.all(Array.from({ length: 12 }, () => newRequirement(officer)));
    await settled(12);
    const path = `${BASE}/webhooks/${idle.id}`;
    const switched = async (isEnabled: boolean): Promise<void> => {
      const { version } = (await officer.get(path)).json();
      const headers = { 'if-match': `"${version}"` };
      expect((await officer.patch(path, { body: { isEnabled }, headers })).statusCode).toBe(200);
    };
    await switched(false);
    receiver.answerWith(204);
    clock.advance(60);
    const healthy = await endpoint();
    await newRequirement(officer);
    const [first, ...more] = await until(
      () => deliveries(`?endpointId=${healthy.id}`),
      ([found]) => found?.status === 'delivered',
    );
    expect([first!.status, more]).toEqual(['delivered', []]);
    expect(await deliveries(`?endpointId=${idle.id}&status=delivered`)).toEqual([]);
    await switched(true);
    await newRequirement(officer);
    const waited = await until(
      () => deliveries(`?endpointId=${idle.id}&status=delivered`),
      (items) => items.length === 13,
    );
    expect(waited).toHaveLength(13);
  });

  it('a redirect is not followed', async () => {
    await endpoint();
    receiver.answerWith(302, { location: receiver.url });
    await newRequirement(officer);
    expect(await settled()).toMatchObject([{ status: 'pending', lastError: 'HTTP 302' }]);
    expect(receiver.received).toHaveLength(1);
  });

  it.each([
    ['http://hooks.example.org/', 'only https is allowed'],
    ['https://127.0.0.1/', 'not of the public internet'],
    ['https://[::1]/', 'not of the public internet'],
    ['https://[::ffff:10.0.0.1]/', 'not of the public internet'],
    ['https://2130706433/', 'not of the public internet'],
    ['https://169.254.169.254/latest/meta-data', 'not of the public internet'],
    ['https://100.64.0.1/', 'not of the public internet'],
    ['https://private.test/', 'not of the public internet'],
    ['https://mixed.test/', 'not of the public internet'],
    ['https://nowhere.test/', 'the host is unknown'],
  ])('%s is refused: %s', async (url, message) => {
    seams.isAllowed = isPublic;
    const names: Record<string, string[]> = {
      'private.test': ['10.0.0.8'],
      'mixed.test': ['93.184.215.14', '127.0.0.1'],
    };
    seams.lookUp = async (name) => (names[name] ?? []).map((address) => ({ address, family: 4 }));
    const refused = await officer.post(`${BASE}/webhooks`, { body: { url } });
    expect([refused.statusCode, refused.json().code]).toEqual([422, 'WEBHOOK_URL_REFUSED']);
    expect(refused.json().errors[0].message).toContain(message);
  });

  it('a name that turns to a private address after it was registered is refused when it is sent to', async () => {
    await endpoint();
    seams.isAllowed = isPublic;
    await newRequirement(officer);
    expect(await settled()).toMatchObject([{ status: 'pending', lastStatus: null, lastError: 'ADDRESS_REFUSED' }]);
    expect(receiver.received).toEqual([]);
  });
});
