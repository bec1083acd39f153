import { Entity } from 'typeorm';
import { Code, Count, Ref } from '../../../shared/database/fields.decorator.js';
import { TenantRow } from '../../../shared/database/tenant-row.entity.js';

/** One diagnosis of a claim. Replaced as a whole while the claim is editable. */
@Entity('claim_diagnoses')
export class ClaimDiagnosis extends TenantRow {
  /** Claim it belongs to. */
  @Ref()
  claimId: string;

  /** 1-based; what line pointers point to. */
  @Count({ min: 1 })
  sequence: number;

  /** HI qualifier: ABK principal, ABF other, ABJ admitting, APR reason for visit. */
  @Code({ max: 3, example: 'ABK' })
  qualifier: string;

  /** ICD-10-CM, without the dot. */
  @Code({ max: 30, example: 'E119' })
  code: string;

  /** Present on admission: Y, N, U, W. */
  @Code({ max: 1, nullable: true })
  presentOnAdmission: string | null;
}
