import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { AttestationRevocation } from './attestation-revocation.entity.js';

/** Revocations of attestations. Append-only; one for each, kept so by the database. */
@Injectable()
export class AttestationRevocationsRepository extends TenantRepository<AttestationRevocation> {
  constructor(store: Store) {
    super(store, AttestationRevocation);
  }

  /** Those of these attestations. */
  ofAttestations(attestationIds: readonly string[]): Promise<AttestationRevocation[]> {
    return this.find({ attestationId: In([...attestationIds]) }, { id: 'ASC' });
  }
}
