import { Entity } from 'typeorm';
import { Code, Count, Day, OneOf, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';
import { CHANGE_KINDS, POLICY_VERSION_STATUSES, type ChangeKind, type PolicyVersionStatus } from './policy.codes.js';

/** A version of a policy: text, a file, or both. */
@Entity('policy_versions')
export class PolicyVersion extends VersionedRow {
  /** Policy. */
  @Ref()
  policyId: string;

  /** Counts the versions from 1. */
  @Count({ min: 1, example: 1 })
  versionNumber: number;

  /** Where it stands. */
  @OneOf(POLICY_VERSION_STATUSES, { example: 'draft' })
  status: PolicyVersionStatus;

  /** Whether it changes what people must do: a major change is acknowledged anew. */
  @OneOf(CHANGE_KINDS, { example: 'major' })
  changeKind: ChangeKind;

  /** What is new in it. */
  @Text({ nullable: true, max: 2000, example: 'Covers remote work' })
  changeSummary: string | null;

  /** What it says. */
  @Text({ nullable: true, max: 200_000, example: 'Workforce members who do not follow the policies are sanctioned.' })
  content: string | null;

  /** Where the bytes of its file are kept. */
  @Ref({ nullable: true })
  fileBlobId: string | null;

  /** SHA-256 of its file, lower-case hex. */
  @Code({ nullable: true, max: 64, example: null })
  fileSha256: string | null;

  /** Media type of its file, as the file itself shows it. */
  @Code({ nullable: true, max: 100, example: null })
  fileMediaType: string | null;

  /** Name of its file as it was sent. */
  @Text({ nullable: true, max: 200, example: null })
  fileName: string | null;

  /** SHA-256 of what is approved: title, kind of change, text and file. */
  @Code({ max: 64, example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' })
  contentHash: string;

  /** Day on which it took effect. */
  @Day({ nullable: true, example: '2026-07-01' })
  effectiveOn: string | null;

  /** Day by which it is to be reviewed. */
  @Day({ nullable: true, example: '2027-07-01' })
  reviewDueOn: string | null;
}
