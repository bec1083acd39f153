import { Injectable } from '@nestjs/common';
import { Store } from '../../../shared/database/store.js';

/** What is answered: a batch's file, or an imported one. */
export interface SandboxSource {
  batchId: string | null;
  x12FileId: string | null;
}

export interface NamedClaim {
  id: string;
  patientControlNumber: string;
}

/** The claims that a scenario names. Jobs keep their ids, never their numbers. */
@Injectable()
export class SandboxClaimsRepository {
  constructor(private readonly store: Store) {}

  /** The claims of the source that have one of these patient control numbers. */
  named({ batchId, x12FileId }: SandboxSource, numbers: readonly string[]): Promise<NamedClaim[]> {
    return this.store.database.query(
      `SELECT id, patient_control_number AS "patientControlNumber" FROM claims
       WHERE company_id = $1 AND patient_control_key = ANY (SELECT upper(btrim(n)) FROM unnest($2::text[]) AS n)
         AND (x12_file_id = $3 OR id IN
           (SELECT claim_id FROM claim_batch_claims WHERE company_id = $1 AND batch_id = $4))
       ORDER BY id`,
      [numbers, x12FileId, batchId],
    );
  }

  byIds(ids: readonly string[]): Promise<NamedClaim[]> {
    return this.store.database.query(
      `SELECT id, patient_control_number AS "patientControlNumber" FROM claims WHERE company_id = $1 AND id = ANY ($2)`,
      [ids],
    );
  }
}
