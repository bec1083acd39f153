import { Entity } from 'typeorm';
import { Code, Day, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { AppendOnlyRow } from '../../../shared/database/tenant-row.entity.js';

/** That somebody has asked to treat a requirement as not applicable. What became of it are its decisions. */
@Entity('requirement_exemptions')
export class Exemption extends AppendOnlyRow {
  /** Requirement. */
  @Ref()
  requirementId: string;

  /** Why it does not apply. */
  @Text({ max: 2000, example: 'The clinic stores no electronic images' })
  reason: string;

  /** First day. */
  @Day({ example: '2026-07-01' })
  validFrom: string;

  /** Last day; null: until it is revoked. */
  @Day({ nullable: true, example: '2027-06-30' })
  validTo: string | null;

  /** Hash of the requirement's content when it was asked for: the exemption lapses when that changes. */
  @Code({ max: 64, example: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' })
  requirementHash: string;

  /** SHA-256 of what is to be approved: requirement, reason and days. */
  @Code({ max: 64, example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' })
  contentHash: string;
}
