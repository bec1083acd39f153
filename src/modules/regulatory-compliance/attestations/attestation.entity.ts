import { Entity } from 'typeorm';
import { Code, Count, Day, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { AppendOnlyRow } from '../../../shared/database/tenant-row.entity.js';

const HASH = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

/** That a requirement is met, as it was prepared for a signature. Never changed: statement and content are frozen. */
@Entity('compliance_attestations')
export class Attestation extends AppendOnlyRow {
  /** Requirement. */
  @Ref()
  requirementId: string;

  /** Revision of the requirement that is attested. */
  @Count({ min: 1, example: 1 })
  requirementRevision: number;

  /** Hash of the requirement's content: the attestation lapses when that changes. */
  @Code({ max: 64, example: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' })
  requirementHash: string;

  /** Period that it is for, where one that was missed is attested late. */
  @Ref({ nullable: true, example: null })
  periodId: string | null;

  /** What is attested, in the words that are signed. */
  @Text({ max: 4000, example: 'The risk analysis of 2026 was done and its mitigation plan is carried out.' })
  statement: string;

  /** First day of validity; null: the day of the signature. */
  @Day({ nullable: true, example: '2026-07-01' })
  startsOn: string | null;

  /** Last day of validity; where the requirement recurs, by the due day of the period after the current one. */
  @Day({ example: '2027-06-30' })
  validTo: string;

  /** SHA-256 of all that is attested: requirement, statement, days and the hashes of the evidence. */
  @Code({ max: 64, example: HASH })
  contentHash: string;
}
