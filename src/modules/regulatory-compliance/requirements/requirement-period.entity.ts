import { Entity } from 'typeorm';
import { Day, Ref } from '../../../shared/database/fields.decorator.js';
import { TenantRow } from '../../../shared/database/tenant-row.entity.js';

/** One instance of a recurring requirement. */
@Entity('requirement_periods')
export class RequirementPeriod extends TenantRow {
  /** Requirement. */
  @Ref()
  requirementId: string;

  /** First day. */
  @Day({ example: '2026-01-01' })
  startsOn: string;

  /** Last day. */
  @Day({ example: '2026-12-31' })
  endsOn: string;

  /** Day on which a valid attestation must be there. */
  @Day({ example: '2027-03-31' })
  dueOn: string;
}
