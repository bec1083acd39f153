import { Injectable } from '@nestjs/common';
import { Database } from '../../../shared/database/database.js';
import type { Program, StatusReason } from '../requirements/requirement.codes.js';
import { standings } from '../requirements/requirement-standings.repository.js';
import type { AsOf } from '../requirements/requirement-status.rules.js';
import type { AttestationFigures } from './compliance-statistics.dto.js';

export interface ReasonCount {
  program: Program;
  isMandatory: boolean;
  reason: StatusReason;
  requirements: number;
  overdue: number;
}

const reasonsSql = (
  asOf: AsOf,
): string => `SELECT d.program, d.is_mandatory AS "isMandatory", s.reason, count(*) AS requirements,
    count(*) FILTER (WHERE l.due_on IS NOT NULL AND NOT a.is_met AND s.reason <> 'EXEMPTED') AS overdue
  FROM ${standings(asOf)} WHERE r.company_id = $1 AND uuid_hash(r.id) & 1 = $4 GROUP BY d.program, d.is_mandatory, s.reason ORDER BY d.program, s.reason`;

const ATTESTATIONS = `SELECT (SELECT count(*) FROM compliance_attestations p
      WHERE p.company_id = $1 AND p.created_at < $3) - t.signed - t.revoked AS prepared,
    t.upcoming, t.valid, t.expiring, t.signed - t.upcoming - t.valid AS expired, t.revoked
  FROM (SELECT count(*) FILTER (WHERE v.id IS NULL) AS signed, count(v.id) AS revoked,
      count(*) FILTER (WHERE v.id IS NULL AND g.valid_from > $2) AS upcoming,
      count(*) FILTER (WHERE v.id IS NULL AND g.valid_from <= $2 AND g.covered_until >= $2) AS valid,
      count(*) FILTER (WHERE v.id IS NULL AND g.valid_from <= $2 AND g.covered_until >= $2
        AND g.covered_until <= $2::date + 30) AS expiring
    FROM attestation_signatures g
    LEFT JOIN attestation_revocations v
      ON v.company_id = g.company_id AND v.attestation_id = g.attestation_id AND v.created_at < $3
    WHERE g.company_id = $1 AND g.created_at < $3) t`;

/** Counts on a day, in statements over the whole set. */
@Injectable()
export class ComplianceStatisticsRepository {
  constructor(private readonly database: Database) {}

  /** By program. Each half of the requirements is judged beside the other; a program may have a row of each. */
  async reasons(asOf: AsOf): Promise<ReasonCount[]> {
    const sql = reasonsSql(asOf);
    const halves = await Promise.all(
      [0, 1].map((half) => this.database.query<ReasonCount>(sql, [asOf.day, asOf.before, half])),
    );
    return halves.flat().sort((a, b) => (a.program < b.program ? -1 : a.program > b.program ? 1 : 0));
  }

  async attestations(asOf: AsOf): Promise<AttestationFigures> {
    const [row] = await this.database.query<AttestationFigures>(ATTESTATIONS, [asOf.day, asOf.before]);
    return row!;
  }
}
