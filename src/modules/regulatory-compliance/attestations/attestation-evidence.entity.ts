import { Entity } from 'typeorm';
import { Code, Ref } from '../../../shared/database/fields.decorator.js';
import { AppendOnlyRow } from '../../../shared/database/tenant-row.entity.js';

/** A version of evidence on which an attestation rests. */
@Entity('attestation_evidence')
export class AttestationEvidence extends AppendOnlyRow {
  /** Attestation. */
  @Ref()
  attestationId: string;

  /** Evidence. */
  @Ref()
  evidenceId: string;

  /** Its version. */
  @Ref()
  evidenceVersionId: string;

  /** Kind of the evidence. */
  @Code({ max: 60, example: 'report' })
  kind: string;

  /** SHA-256 of the file. */
  @Code({ max: 64, example: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' })
  sha256: string;
}
