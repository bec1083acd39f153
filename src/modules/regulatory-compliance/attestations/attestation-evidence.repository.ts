import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { AttestationEvidence } from './attestation-evidence.entity.js';

/** Evidence on which attestations rest. Append-only. */
@Injectable()
export class AttestationEvidenceRepository extends TenantRepository<AttestationEvidence> {
  constructor(store: Store) {
    super(store, AttestationEvidence);
  }

  /** Those of these attestations. */
  ofAttestations(attestationIds: readonly string[]): Promise<AttestationEvidence[]> {
    return this.find({ attestationId: In([...attestationIds]) }, { id: 'ASC' });
  }
}
