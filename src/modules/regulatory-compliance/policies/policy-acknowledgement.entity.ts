import { Entity } from 'typeorm';
import { Code, Count, Ref } from '../../../shared/database/fields.decorator.js';
import { AppendOnlyRow } from '../../../shared/database/tenant-row.entity.js';

/** That a person has read a version of a policy: who and when is the stamp of the row. */
@Entity('policy_acknowledgements')
export class PolicyAcknowledgement extends AppendOnlyRow {
  /** Policy. */
  @Ref()
  policyId: string;

  /** Version of the policy. */
  @Ref()
  policyVersionId: string;

  /** Number of that version. */
  @Count({ min: 1, example: 1 })
  versionNumber: number;

  /** Hash of what was acknowledged. */
  @Code({ max: 64, example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' })
  contentHash: string;
}
