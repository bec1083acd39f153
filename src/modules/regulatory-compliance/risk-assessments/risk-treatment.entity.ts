import { Entity } from 'typeorm';
import { Count, Day, OneOf, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';
import { TREATMENT_KINDS, TREATMENT_STATUSES, type TreatmentKind, type TreatmentStatus } from './risk.codes.js';

/** What is done about a risk. */
@Entity('risk_treatments')
export class RiskTreatment extends VersionedRow {
  /** Risk. */
  @Ref()
  riskId: string;

  /** Assessment of the risk. */
  @Ref()
  assessmentId: string;

  /** Mitigate, accept, transfer or avoid. */
  @OneOf(TREATMENT_KINDS, { example: 'mitigate' })
  kind: TreatmentKind;

  /** What is done, or why it is accepted. */
  @Text({ max: 2000, example: 'Encrypt the disks of all laptops' })
  description: string;

  /** User who answers for it. */
  @Ref()
  ownerId: string;

  /** Day on which it is due. */
  @Day({ nullable: true, example: '2026-09-30' })
  dueOn: string | null;

  /** Last day on which it holds, above all of an acceptance; null: it does not end. */
  @Day({ nullable: true, example: '2027-06-30' })
  expiresOn: string | null;

  /** Steps by which it lowers the likelihood once implemented; an acceptance lowers nothing. */
  @Count({ max: 4, default: 0, example: 2 })
  likelihoodReduction: number;

  /** Steps by which it lowers the impact once implemented. */
  @Count({ max: 4, default: 0, example: 0 })
  impactReduction: number;

  /** Where it stands. */
  @OneOf(TREATMENT_STATUSES, { example: 'planned' })
  status: TreatmentStatus;
}
