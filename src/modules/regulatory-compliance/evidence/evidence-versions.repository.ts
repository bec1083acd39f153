import { Injectable } from '@nestjs/common';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { notFound } from '../../../shared/errors/domain-error.js';
import { EvidenceVersion } from './evidence-version.entity.js';

/** The latest version of a piece of evidence, as an attestation needs it. */
export interface UsableEvidence {
  evidenceId: string;
  evidenceVersionId: string;
  kind: string;
  sha256: string;
  expiresOn: string | null;
}

const USABLE = `SELECT e.id AS "evidenceId", v.id AS "evidenceVersionId", e.kind, v.sha256, v.expires_on AS "expiresOn"
  FROM evidence e
  JOIN evidence_versions v ON v.company_id = e.company_id AND v.evidence_id = e.id AND v.version_number = e.latest_version
  WHERE e.company_id = $1 AND e.disposed_at IS NULL AND e.id = ANY($2) ORDER BY e.id`;

/** The files of evidence. Append-only. */
@Injectable()
export class EvidenceVersionsRepository extends TenantRepository<EvidenceVersion> {
  constructor(store: Store) {
    super(store, EvidenceVersion);
  }

  ofEvidence(evidenceId: string): Promise<EvidenceVersion[]> {
    return this.find({ evidenceId }, { versionNumber: 'ASC' });
  }

  /** NOT_FOUND when the evidence has no such version. */
  async ofEvidenceById(evidenceId: string, id: string): Promise<EvidenceVersion> {
    const version = await this.findOne({ evidenceId, id });
    if (version === null) throw notFound();
    return version;
  }

  /** The latest versions of those of these pieces that have a file and were not disposed of. */
  usable(evidenceIds: readonly string[]): Promise<UsableEvidence[]> {
    return this.store.database.query(USABLE, [evidenceIds]);
  }

  /** Last days of those of these versions whose evidence was not disposed of; null: they do not expire. */
  async expiries(versionIds: readonly string[]): Promise<Map<string, string | null>> {
    const rows = await this.store.database.query<{ id: string; expiresOn: string | null }>(
      `SELECT v.id, v.expires_on AS "expiresOn" FROM evidence_versions v
       JOIN evidence e ON e.company_id = v.company_id AND e.id = v.evidence_id AND e.disposed_at IS NULL
       WHERE v.company_id = $1 AND v.id = ANY($2)`,
      [versionIds],
    );
    return new Map(rows.map(({ id, expiresOn }) => [id, expiresOn]));
  }
}
