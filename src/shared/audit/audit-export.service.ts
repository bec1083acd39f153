import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { csvText } from '../csv/csv.writer.js';
import { callersContext } from '../tenancy/in-context.js';
import type { AuditEvent } from './audit-event.entity.js';
import { AuditEventsRepository } from './audit-events.repository.js';
import type { ExportAuditEventsQuery } from './audit-page.dto.js';
import { AuditTrailRepository } from './audit-trail.repository.js';

const COLUMNS = [
  ...(['id', 'occurredAt', 'actorId', 'actorKind', 'action', 'outcome'] as const),
  ...(['entity', 'entityId', 'requestId', 'reason'] as const),
];

/** Takes events out of the system; that they leave is an event itself, written before the first of them. */
@Injectable()
export class AuditExportService {
  constructor(
    private readonly trail: AuditTrailRepository,
    private readonly events: AuditEventsRepository,
  ) {}

  /** The events in the order of time, a page at a time; those from the export itself on are left out. */
  async export({ format = 'jsonl', ...filters }: ExportAuditEventsQuery): Promise<Readable> {
    await this.events.note({ outcome: 'shown', entity: 'audit_events', details: { format, filters: { ...filters } } });
    const lines = format === 'csv' ? this.csv(filters) : this.jsonLines(filters);
    return Readable.from(callersContext()(lines), { objectMode: false });
  }

  private async *jsonLines(filters: ExportAuditEventsQuery): AsyncGenerator<Buffer> {
    for await (const page of this.trail.pages(filters)) {
      yield Buffer.from(page.map(({ body }) => `${body}\n`).join(''));
    }
  }

  private async *csv(filters: ExportAuditEventsQuery): AsyncGenerator<Buffer> {
    yield Buffer.from(csvOf([]));
    const header = csvOf([]).length;
    for await (const page of this.trail.pages(filters)) yield Buffer.from(csvOf(page).slice(header));
  }
}

function csvOf(events: readonly AuditEvent[]): string {
  const rows = events.map((event) => COLUMNS.map((column) => event[column]));
  return csvText({ fileName: 'audit-events', columns: COLUMNS, rows });
}
