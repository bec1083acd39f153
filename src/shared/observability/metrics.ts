import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { DataSource } from 'typeorm';

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

interface Pool {
  totalCount: number;
  idleCount: number;
  waitingCount: number;
}

/** What Prometheus may read. Labels are route patterns, statuses and codes: never ids, URLs or words of a request. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Requests by method, route pattern and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers: [this.registry],
  });
  private readonly anonymous = new Counter({
    name: 'quintet_refusals_without_company_total',
    help: 'Requests refused before their company was known; the audit trail cannot hold them.',
    labelNames: ['code'],
    registers: [this.registry],
  });
  private readonly series = new Map<string, { observe(seconds: number): void }>();

  constructor(@InjectDataSource() private readonly source: DataSource) {
    const pool = (name: string, help: string, count: (pool: Pool) => number): Gauge =>
      new Gauge({
        name,
        help,
        registers: [this.registry],
        collect: () => gauges.get(name)!.set(count(this.pool())),
      });
    const gauges = new Map([
      ['quintet_pool_connections', pool('quintet_pool_connections', 'Open connections.', (of) => of.totalCount)],
      ['quintet_pool_idle', pool('quintet_pool_idle', 'Connections nobody uses.', (of) => of.idleCount)],
      ['quintet_pool_waiting', pool('quintet_pool_waiting', 'Requests that wait for one.', (of) => of.waitingCount)],
    ]);
  }

  /** Process, event loop and garbage collection too; once per process. */
  watchProcess(): void {
    collectDefaultMetrics({ register: this.registry });
  }

  observe(method: string, route: string, status: number, seconds: number): void {
    const key = `${method} ${route} ${status}`;
    let series = this.series.get(key);
    if (series === undefined) this.series.set(key, (series = this.requests.labels(method, route, String(status))));
    series.observe(seconds);
  }

  refusedWithoutCompany(code: string): void {
    this.anonymous.inc({ code });
  }

  private pool(): Pool {
    const driver = this.source.driver as unknown as { master?: Pool };
    return driver.master ?? { totalCount: 0, idleCount: 0, waitingCount: 0 };
  }
}
