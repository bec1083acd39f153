import { ClaimFiguresRepository } from '../../src/modules/rcm/claim-figures/claim-figures.repository.js';
import { LedgerDaysRepository } from '../../src/modules/rcm/claim-figures/ledger-days.repository.js';
import { Database } from '../../src/shared/database/database.js';
import { newId } from '../../src/shared/database/new-id.js';
import { UnitOfWork } from '../../src/shared/database/unit-of-work.js';
import { tenantContext } from '../../src/shared/tenancy/tenant-context.js';
import type { TestApi } from './api.js';

// What must hold of a company's figures, each as a query that finds what breaks it; written without the program's SQL.
const BROKEN: Record<string, string> = {
  'claims without figures': `SELECT c.id FROM claims c WHERE c.company_id = $1
     AND NOT EXISTS (SELECT 1 FROM claim_figures f WHERE f.company_id = $1 AND f.claim_id = c.id)`,
  'claims whose figures tell another state, payer or charge': `SELECT c.id FROM claims c
     JOIN claim_figures f ON f.company_id = c.company_id AND f.claim_id = c.id WHERE c.company_id = $1
     AND (f.status, f.payer_id, f.charge_cents, f.billing_provider_id) <> (c.status, c.payer_id, c.charge_cents, c.billing_provider_id)`,
  'claims whose balance is not their ledger': `SELECT f.claim_id AS id FROM claim_figures f WHERE f.company_id = $1
     AND f.balance_cents <> (SELECT coalesce(sum(l.balance_effect_cents), 0) FROM ledger_entries l
       WHERE l.company_id = $1 AND l.claim_id = f.claim_id)`,
  'days that are not the ledger': `SELECT concat(d.posted_on, ' ', d.kind) AS id FROM ledger_days d WHERE d.company_id = $1
     AND (d.cents, d.balance_effect_cents) <> (SELECT coalesce(sum(l.cents), 0), coalesce(sum(l.balance_effect_cents), 0)
       FROM ledger_entries l WHERE l.company_id = $1 AND l.posted_on = d.posted_on AND l.kind = d.kind)`,
  'postings without their day': `SELECT l.id FROM ledger_entries l WHERE l.company_id = $1
     AND NOT EXISTS (SELECT 1 FROM ledger_days d WHERE d.company_id = $1 AND d.posted_on = l.posted_on AND d.kind = l.kind)`,
};

/** The figures kept of a company's claims, held against what they come from. */
export class Figures {
  constructor(
    private readonly api: TestApi,
    private readonly companyId: string,
  ) {}

  /** What is wrong with them; also what computing them again would change. */
  async problems(): Promise<Record<string, unknown[]>> {
    const problems: Record<string, unknown[]> = {};
    for (const [name, sql] of Object.entries(BROKEN)) {
      const rows = await this.query<{ id: string }>(sql);
      if (rows.length > 0) problems[name] = rows.map(({ id }) => id);
    }
    const kept = await this.rows();
    await this.rebuild();
    const computed = await this.rows();
    const changed = computed.filter((row, index) => row !== kept[index]);
    return changed.length === 0 ? problems : { ...problems, 'rows that computing again changes': changed };
  }

  /** Computes all of them again, as after rows that were brought in by SQL. */
  rebuild(): Promise<void> {
    return this.run(() =>
      this.api.app.get(UnitOfWork).run(async () => {
        await this.api.app.get(ClaimFiguresRepository).rebuild();
        await this.api.app.get(LedgerDaysRepository).rebuild();
      }),
    );
  }

  private async rows(): Promise<string[]> {
    const claims = await this.query<{ row: string }>(
      'SELECT row_to_json(f)::text AS row FROM claim_figures f WHERE f.company_id = $1 ORDER BY f.claim_id',
    );
    return claims.map(({ row }) => row);
  }

  query<Row>(sql: string): Promise<Row[]> {
    return this.run(() => this.api.app.get(Database).query<Row>(sql));
  }

  private run<T>(work: () => Promise<T>): Promise<T> {
    return tenantContext.run({ requestId: 'test', companyId: this.companyId, actorId: newId() }, work);
  }
}
