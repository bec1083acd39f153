import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import type { SetImporter, SetOutcome, SetSummary } from './set-importer.js';
import type { X12File } from './x12-file.entity.js';
import { X12SetsRepository } from './x12-sets.repository.js';

/**
 * Notes sets that are read but from which nothing is stored: status inquiries and their answers, what is unknown. An 835
 * comes here when not even its head can be read: it has failed.
 */
@Injectable()
export class ReadOnlySetImporter implements SetImporter {
  constructor(
    private readonly units: UnitOfWork,
    private readonly sets: X12SetsRepository,
  ) {}

  async importSet(file: X12File, summary: SetSummary): Promise<SetOutcome> {
    const status = summary.transactionSet.set === '835' ? 'failed' : 'read';
    await this.units.run(() => this.sets.record(file, summary, { status }));
    return { status, counts: {} };
  }
}
