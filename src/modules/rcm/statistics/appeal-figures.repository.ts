import { Injectable } from '@nestjs/common';
import { Database } from '../../../shared/database/database.js';
import { type ClaimsFilter, isAmong, namesParty, parametersOf, partyClaims } from './claims-filter.rules.js';

/** What became of denials that were, or could have been, appealed. */
export interface AppealTotals {
  /**
   * Claims with a denial of the period, and those of them on which an appeal was ever filed. A denial that was reversed
   * counts: payers grant an appeal by a reversal and a new decision.
   */
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
      `${namesParty(filter) ? `WITH ${partyClaims(filter, 4)} ` : ''}SELECT d.*, o.* FROM (
         SELECT count(n.claim_id) AS "deniedClaims", count(a.claim_id) AS "appealedClaims"
         FROM (SELECT DISTINCT n.claim_id FROM denials n WHERE n.company_id = $1 AND n.denied_on BETWEEN $2::date AND $3::date
             AND n.close_reason IS DISTINCT FROM 'entered_in_error' ${narrowed('n', filter)}) n
         LEFT JOIN (SELECT DISTINCT p.claim_id FROM claim_appeals p WHERE p.company_id = $1 AND p.filed_on IS NOT NULL) a
           ON a.claim_id = n.claim_id) d,
       (SELECT count(*) AS decided, count(*) FILTER (WHERE w.status IN ('overturned', 'partially_overturned')) AS overturned
        FROM claim_appeals w WHERE w.company_id = $1 AND w.decided_on BETWEEN $2::date AND $3::date
          AND w.status IN ('overturned', 'partially_overturned', 'upheld', 'dismissed') ${narrowed('w', filter)}) o`,
      parametersOf(filter),
    );
    return row!;
  }
}

function narrowed(alias: string, filter: ClaimsFilter): string {
  return namesParty(filter) ? `AND ${isAmong(`${alias}.claim_id`)}` : '';
}
