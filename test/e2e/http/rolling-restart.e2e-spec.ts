import { setTimeout as sleep } from 'node:timers/promises';
import { gracefulStop } from '../../../src/shared/observability/graceful-stop.js';
import { aPayer } from '../../factories/payer.factory.js';
import { startApi, type TestApi } from '../../support/api.js';

// Both instances, balancer and callers share one process: the balancer needs time to see who is stopping.
const SETTINGS = { SHUTDOWN_DELAY_MS: '1500', RATE_LIMIT_PER_MINUTE: '0' };

interface Instance {
  api: TestApi;
  url: string;
}

async function startInstance(): Promise<Instance> {
  const api = await startApi(SETTINGS);
  await api.app.listen(0, '127.0.0.1');
  return { api, url: await api.app.getUrl() };
}

/** Sends to the ready instances in turn, asking each every 50 ms whether it is ready, as a load balancer does. */
class Balancer {
  readonly failures: string[] = [];
  answered = 0;
  private ready: string[] = [];
  private turn = 0;
  private isOver = false;

  constructor(
    private readonly instances: Map<string, Instance>,
    private readonly token: string,
  ) {}

  async run(): Promise<void> {
    await this.look();
    const looking = this.loop(async () => {
      await this.look();
      await sleep(50);
    });
    const callers = Array.from({ length: 6 }, (_, index) => this.loop(() => this.request(index % 3 === 0)));
    await Promise.all([looking, ...callers]);
  }

  stop(): void {
    this.isOver = true;
  }

  private async loop(act: () => Promise<void>): Promise<void> {
    while (!this.isOver) await act();
  }

  private async look(): Promise<void> {
    const asked = [...this.instances.values()].map(async ({ url }) => {
      const answer = await fetch(`${url}/readyz`).catch(() => undefined);
      await answer?.text();
      return answer?.status === 200 ? [url] : [];
    });
    this.ready = (await Promise.all(asked)).flat();
  }

  private async request(isWrite: boolean): Promise<void> {
    const url = this.ready[this.turn++ % this.ready.length];
    const headers = { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' };
    const write = { method: 'POST', body: JSON.stringify(aPayer()) };
    try {
      const answer = await fetch(`${url}/api/v1/rcm/payers`, { headers, ...(isWrite ? write : {}) });
      if (answer.status !== (isWrite ? 201 : 200)) this.failures.push(`${answer.status} ${await answer.text()}`);
      else await answer.arrayBuffer();
    } catch (error) {
      this.failures.push(String((error as Error).cause ?? error));
    }
    this.answered += 1;
  }
}

it('a rolling restart of two instances fails no request', async () => {
  const instances = new Map([
    ['a', await startInstance()],
    ['b', await startInstance()],
  ]);
  const { token } = await (await instances.get('a')!.api.newCompany()).as('billing');
  const balancer = new Balancer(instances, token);
  const load = balancer.run();
  await sleep(300);
  for (const name of ['a', 'b']) {
    const before = balancer.answered;
    await gracefulStop(instances.get(name)!.api.app);
    expect(balancer.answered).toBeGreaterThan(before);
    instances.set(name, await startInstance());
    await sleep(300);
  }
  balancer.stop();
  await load;
  for (const { api } of instances.values()) await api.close();
  expect(balancer.failures).toEqual([]);
  expect(balancer.answered).toBeGreaterThan(100);
}, 240_000);

it('a stopping instance answers what it has begun', async () => {
  const instance = await startInstance();
  const { token } = await (await instance.api.newCompany()).as('billing');
  const headers = { authorization: `Bearer ${token}` };
  const stopped = gracefulStop(instance.api.app);
  expect((await fetch(`${instance.url}/readyz`)).status).toBe(503);
  expect((await fetch(`${instance.url}/api/v1/rcm/payers`, { headers })).status).toBe(200);
  await stopped;
  await expect(fetch(`${instance.url}/livez`)).rejects.toThrow();
});
