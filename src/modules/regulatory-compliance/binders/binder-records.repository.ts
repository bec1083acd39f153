import { Injectable } from '@nestjs/common';
import { Database } from '../../../shared/database/database.js';

/** A version of evidence that goes into a binder. */
export interface BoundEvidence {
  id: string;
  evidenceId: string;
  versionNumber: number;
  blobId: string;
  sha256: string;
  bytes: number;
  mediaType: string;
  fileName: string | null;
  collectedOn: string;
  collectedBy: string;
  source: string | null;
  expiresOn: string | null;
  kind: string;
  title: string;
  /** Attestations of the period that rest on it. */
  attestationIds: string[];
}

/** The file of a version of a policy. */
export interface BoundPolicyFile {
  id: string;
  policyId: string;
  versionNumber: number;
  blobId: string;
  sha256: string;
  fileName: string | null;
}

/** The period of a report, and the instant before which things were recorded. */
export interface BinderScope {
  recordedBefore: string;
  periodFrom: string;
  periodTo: string;
}

const PAGE = 1000;
const NIL = '00000000-0000-0000-0000-000000000000';

const rowsSql = (table: string): string => `SELECT t.id, (to_jsonb(t) - 'company_id')::text AS text FROM ${table} t
  WHERE t.company_id = $1 AND t.id > $2 ORDER BY t.id LIMIT $3`;
const datedRowsSql = (table: string): string => `SELECT t.id, (to_jsonb(t) - 'company_id')::text AS text FROM ${table} t
  WHERE t.company_id = $1 AND t.id > $2 AND t.created_at < $4 ORDER BY t.id LIMIT $3`;

// In force: the last version by then, unless it had expired before the period; and what attestations of the period rest on.
const EVIDENCE = `SELECT v.id, v.evidence_id AS "evidenceId", v.version_number AS "versionNumber", v.blob_id AS "blobId",
    v.sha256, v.bytes, v.media_type AS "mediaType", v.file_name AS "fileName", v.collected_on AS "collectedOn",
    v.collected_by AS "collectedBy", v.source, v.expires_on AS "expiresOn", e.kind, e.title,
    coalesce(a.ids, '{}') AS "attestationIds"
  FROM evidence_versions v
  JOIN evidence e ON e.company_id = v.company_id AND e.id = v.evidence_id AND e.disposed_at IS NULL
  LEFT JOIN LATERAL (SELECT array_agg(g.attestation_id::text ORDER BY g.attestation_id) AS ids
    FROM attestation_evidence n
    JOIN attestation_signatures g ON g.company_id = n.company_id AND g.attestation_id = n.attestation_id
    WHERE n.company_id = $1 AND n.evidence_version_id = v.id AND g.created_at < $2
      AND g.valid_from <= $4 AND g.covered_until >= $3
      AND NOT EXISTS (SELECT 1 FROM attestation_revocations x
        WHERE x.company_id = $1 AND x.attestation_id = g.attestation_id AND x.created_at < $2)) a ON true
  WHERE v.company_id = $1 AND v.created_at < $2 AND (v.evidence_id, v.version_number) > ($5, $6)
    AND (a.ids IS NOT NULL OR ((v.expires_on IS NULL OR v.expires_on >= $3)
      AND NOT EXISTS (SELECT 1 FROM evidence_versions w WHERE w.company_id = $1 AND w.evidence_id = v.evidence_id
        AND w.version_number > v.version_number AND w.created_at < $2)))
  ORDER BY v.evidence_id, v.version_number LIMIT ${PAGE}`;

// All versions that were ever in force or in work: what was acknowledged must be there.
const POLICY_FILES = `SELECT p.id, p.policy_id AS "policyId", p.version_number AS "versionNumber",
    p.file_blob_id AS "blobId", p.file_sha256 AS sha256, p.file_name AS "fileName"
  FROM policy_versions p WHERE p.company_id = $1 AND p.file_blob_id IS NOT NULL AND p.created_at < $2 AND p.id > $3
  ORDER BY p.id LIMIT ${PAGE}`;

/** Reads what a binder holds, a page at a time: memory stays flat however much there is. */
@Injectable()
export class BinderRecordsRepository {
  constructor(private readonly database: Database) {}

  /** The rows of a table as JSON texts, in the order of their ids; `recordedBefore` leaves later ones out. */
  async *rows(table: string, recordedBefore?: string): AsyncGenerator<string> {
    const isDated = recordedBefore !== undefined;
    const sql = isDated ? datedRowsSql(table) : rowsSql(table);
    for (let last = NIL; ;) {
      const values = isDated ? [last, PAGE, recordedBefore] : [last, PAGE];
      const page = await this.database.query<{ id: string; text: string }>(sql, values);
      for (const { text } of page) yield text;
      if (page.length < PAGE) return;
      last = page.at(-1)!.id;
    }
  }

  /** Every version of evidence that was in force, by piece of evidence and version. */
  async *evidence({ recordedBefore, periodFrom, periodTo }: BinderScope): AsyncGenerator<BoundEvidence> {
    for (let after: [string, number] = [NIL, 0]; ;) {
      const values = [recordedBefore, periodFrom, periodTo, ...after];
      const page = await this.database.query<BoundEvidence>(EVIDENCE, values);
      yield* page;
      if (page.length < PAGE) return;
      const { evidenceId, versionNumber } = page.at(-1)!;
      after = [evidenceId, versionNumber];
    }
  }

  /** The files of policies. */
  async *policyFiles(recordedBefore: string): AsyncGenerator<BoundPolicyFile> {
    for (let last = NIL; ;) {
      const page = await this.database.query<BoundPolicyFile>(POLICY_FILES, [recordedBefore, last]);
      yield* page;
      if (page.length < PAGE) return;
      last = page.at(-1)!.id;
    }
  }
}
