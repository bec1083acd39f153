import { Entity } from 'typeorm';
import { Ref, Text } from '../../../shared/database/fields.decorator.js';
import { AppendOnlyRow } from '../../../shared/database/tenant-row.entity.js';

/** That a signed attestation counts no more, and why. */
@Entity('attestation_revocations')
export class AttestationRevocation extends AppendOnlyRow {
  /** Attestation. */
  @Ref()
  attestationId: string;

  /** Why. */
  @Text({ max: 1000, example: 'The report did not cover the new site' })
  reason: string;
}
