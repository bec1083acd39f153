import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CONCERN_SIGNALS } from '../modules/quality-improvement/metric-concerns/metric-concern.codes.js';
import { SIGNAL_CODES } from '../modules/quality-improvement/spc/chart-kinds.codes.js';
import { isOneOf } from '../shared/database/tenant-table.js';

const DROP = 'ALTER TABLE metric_concerns DROP CONSTRAINT metric_concerns_signal_check';
const ADD = (signals: readonly string[]) =>
  `ALTER TABLE metric_concerns ADD CONSTRAINT metric_concerns_signal_check CHECK (${isOneOf('signal', signals)})`;

/** A point beyond a limit is a concern also where no rule of the metric has a name for it. */
export class ConcernsOutsideLimits1764005200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(DROP);
    await runner.query(ADD(CONCERN_SIGNALS));
  }

  /** Concerns are never deleted: those that are there stay. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DROP);
    await runner.query(`${ADD(SIGNAL_CODES)} NOT VALID`);
  }
}
