import { Injectable } from '@nestjs/common';
import { Database } from '../../../shared/database/database.js';
import { type ClaimsFilter, namesParty, ofParties, parametersOf } from './claims-filter.rules.js';

/** What became of denials that were, or could have been, appealed. */
export interface AppealTotals {
  /** Claims with a denial of the period, and those of them on which an appeal was ever filed. */
  deniedClaims: number;
  appealedClaims: number;
  /** Appeals that the payer decided in the period, and those in which it gave in, in whole or in part. */
  decided: number;
  overturned: number;
}

/** Appeals as sums. */
@Injectable()
export class AppealFiguresRepository {
  constructor(private readonly database: Database) {}

  async totals(filter: ClaimsFilter): Promise<AppealTotals> {
    const [row] = await this.database.query<AppealTotals>(
      `SELECT count(d.claim_id) AS "deniedClaims", count(a.claim_id) AS "appealedClaims",
         (SELECT count(*) FROM claim_appeals o WHERE o.company_id = $1 AND o.decided_on BETWEEN $2::date AND $3::date
            AND o.status IN ('overturned', 'partially_overturned', 'upheld', 'dismissed') ${narrowed('o', filter)}) AS decided,
         (SELECT count(*) FROM claim_appeals w WHERE w.company_id = $1 AND w.decided_on BETWEEN $2::date AND $3::date
            AND w.status IN ('overturned', 'partially_overturned') ${narrowed('w', filter)}) AS overturned
       FROM (SELECT DISTINCT n.claim_id FROM denials n WHERE n.company_id = $1
           AND n.denied_on BETWEEN $2::date AND $3::date
           AND (n.close_reason IS NULL OR n.close_reason NOT IN ('reversed', 'entered_in_error')) ${narrowed('n', filter)}) d
       LEFT JOIN (SELECT DISTINCT p.claim_id FROM claim_appeals p WHERE p.company_id = $1 AND p.filed_on IS NOT NULL) a
         ON a.claim_id = d.claim_id`,
      parametersOf(filter),
    );
    return row!;
  }
}

function narrowed(alias: string, filter: ClaimsFilter): string {
  if (!namesParty(filter)) return '';
  return `AND EXISTS (SELECT 1 FROM claim_figures f WHERE f.claim_id = ${alias}.claim_id AND ${ofParties(filter, 4)})`;
}
