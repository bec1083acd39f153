import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { AttestationSignature } from './attestation-signature.entity.js';

/** Signatures under attestations. Append-only; one for each, kept so by the database. */
@Injectable()
export class AttestationSignaturesRepository extends TenantRepository<AttestationSignature> {
  constructor(store: Store) {
    super(store, AttestationSignature);
  }

  /** Those of these attestations. */
  ofAttestations(attestationIds: readonly string[]): Promise<AttestationSignature[]> {
    return this.find({ attestationId: In([...attestationIds]) }, { id: 'ASC' });
  }

  /** Signatures of the requirement that were not revoked and cover a day of the span. */
  async within(requirementId: string, span: { validFrom: string; coveredUntil: string }): Promise<string[]> {
    const rows = await this.store.database.query<{ id: string }>(
      `SELECT g.attestation_id AS id FROM attestation_signatures g
       WHERE g.company_id = $1 AND g.requirement_id = $2 AND g.covered_until >= $3 AND g.valid_from <= $4
         AND NOT EXISTS (SELECT 1 FROM attestation_revocations v
           WHERE v.company_id = $1 AND v.attestation_id = g.attestation_id)`,
      [requirementId, span.validFrom, span.coveredUntil],
    );
    return rows.map(({ id }) => id);
  }
}
