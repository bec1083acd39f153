import { Entity } from 'typeorm';
import { Count, Day, Flag, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';

/** A business associate agreement (45 CFR 164.504(e)). One at most is in force for an associate on any day. */
@Entity('business_associate_agreements')
export class BusinessAssociateAgreement extends VersionedRow {
  /** Associate. */
  @Ref()
  associateId: string;

  /** The agreement that this one renews. */
  @Ref({ nullable: true, example: null })
  renewsId: string | null;

  /** Title or number. */
  @Text({ max: 200, example: 'Business associate agreement 2026' })
  title: string;

  /** Day of the last signature. */
  @Day({ example: '2025-12-15' })
  signedOn: string;

  /** First day in force. */
  @Day({ example: '2026-01-01' })
  startsOn: string;

  /** Last day in force; null: until it is terminated. */
  @Day({ nullable: true, example: '2026-12-31' })
  expiresOn: string | null;

  /** Whether it binds subcontractors to the same restrictions (164.504(e)(2)(ii)(D)). */
  @Flag({ example: true })
  flowsDown: boolean;

  /** Days within which the associate reports a breach; at most 60 (164.410(b)). */
  @Count({ min: 1, max: 60, nullable: true, example: 10 })
  breachReportDays: number | null;

  /** The signed document, as evidence. */
  @Ref({ nullable: true, example: null })
  evidenceId: string | null;

  /** Last day in force of what was terminated early. */
  @Day({ nullable: true, example: null })
  terminatedOn: string | null;

  /** Why it was terminated. */
  @Text({ nullable: true, max: 1000, example: null })
  terminationReason: string | null;
}
