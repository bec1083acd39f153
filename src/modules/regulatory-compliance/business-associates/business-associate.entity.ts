import { Entity } from 'typeorm';
import { Day, Flag, Text } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';

/** Somebody who handles protected health information for the company (45 CFR 160.103). */
@Entity('business_associates')
export class BusinessAssociate extends VersionedRow {
  /** Name. */
  @Text({ max: 200, example: 'Example Billing Services' })
  name: string;

  /** What is done, and with which information. */
  @Text({ max: 2000, example: 'Sends statements to patients' })
  services: string;

  /** Whom to call. */
  @Text({ nullable: true, max: 500, example: 'Privacy officer, 555-0100' })
  contact: string | null;

  /** Whether subcontractors of it handle the information too. */
  @Flag({ default: false, example: false })
  hasSubcontractors: boolean;

  /** Last day of the relation; null: it goes on. */
  @Day({ nullable: true, example: null })
  endedOn: string | null;
}
