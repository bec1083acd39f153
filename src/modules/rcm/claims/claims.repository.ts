import { Injectable } from '@nestjs/common';
import { bulkInsert, stamped } from '../../../shared/database/bulk-insert.js';
import { newId } from '../../../shared/database/new-id.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { CLAIM_LINES, CLAIMS, DIAGNOSES } from '../claims-import/claim-tables.js';
import { Claim } from './claim.entity.js';
import type { ClaimDiagnosis } from './claim-diagnosis.entity.js';
import type { ClaimLineItem } from './claim-line-item.entity.js';

type NewLine = Partial<ClaimLineItem>;
type NewDiagnosis = Pick<ClaimDiagnosis, 'sequence' | 'code' | 'qualifier'>;

/** Claims as they are written here; the hot reads have repositories of their own. */
@Injectable()
export class ClaimsRepository extends TenantRepository<Claim> {
  constructor(store: Store) {
    super(store, Claim);
  }

  /** Stores a claim, the first of its family or another version, with its lines and diagnoses in three statements; answers its id. */
  async add(claim: Partial<Claim>, lines: readonly NewLine[], diagnoses: readonly NewDiagnosis[]): Promise<string> {
    const { database, units, clock } = this.store;
    const id = newId();
    const at = clock.now();
    await bulkInsert(database, CLAIMS, stamped([{ familyId: id, ...claim, id }], at));
    await bulkInsert(
      database,
      CLAIM_LINES,
      stamped(
        lines.map((line) => ({ ...line, claimId: id })),
        at,
      ),
    );
    await this.addDiagnoses(id, diagnoses);
    units.changed({ kind: 'insert', entity: 'claims', id, after: { ...claim, lines, diagnoses } });
    return id;
  }

  /** Puts these diagnoses in the place of those the claim had. */
  async replaceDiagnoses(claimId: string, diagnoses: readonly NewDiagnosis[]): Promise<void> {
    const before = await this.diagnosesOf(claimId);
    await this.store.database.query('DELETE FROM claim_diagnoses WHERE company_id = $1 AND claim_id = $2', [claimId]);
    await this.addDiagnoses(claimId, diagnoses);
    const change = { before: { diagnoses: before }, after: { diagnoses } };
    this.store.units.changed({ kind: 'update', entity: 'claims', id: claimId, ...change });
  }

  diagnosesOf(claimId: string): Promise<ClaimDiagnosis[]> {
    return this.store.database.query<ClaimDiagnosis>(
      `SELECT sequence, qualifier, code, present_on_admission AS "presentOnAdmission" FROM claim_diagnoses
       WHERE company_id = $1 AND claim_id = $2 ORDER BY sequence`,
      [claimId],
    );
  }

  /** The diagnoses of many claims, those of each in their order. */
  diagnosesOfAll(claimIds: readonly string[]): Promise<ClaimDiagnosis[]> {
    return this.store.database.query<ClaimDiagnosis>(
      `SELECT claim_id AS "claimId", sequence, qualifier, code, present_on_admission AS "presentOnAdmission"
       FROM claim_diagnoses WHERE company_id = $1 AND claim_id = ANY($2) ORDER BY claim_id, sequence`,
      [claimIds],
    );
  }

  private addDiagnoses(claimId: string, diagnoses: readonly NewDiagnosis[]): Promise<void> {
    const rows = diagnoses.map((diagnosis) => ({ ...diagnosis, id: newId(), claimId }));
    return bulkInsert(this.store.database, DIAGNOSES, rows);
  }
}
