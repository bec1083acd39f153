import { Injectable } from '@nestjs/common';
import { Store } from '../../../shared/database/store.js';
import type { Interchange } from '../x12/x12-events.reader.js';
import type { AcknowledgedClaim, ClaimCandidate } from './acknowledged-claim.rules.js';
import type { Source } from './acknowledgement-outcome.rules.js';
import { batchNumberOf, numberForms } from './answer.rules.js';

/** The trading partner from whom a file came. */
export interface SendingPartner {
  id: string;
  role: Source;
}

/** A transaction set of claims that was imported as already submitted. */
export interface AnsweredSet {
  x12FileId: string;
  blobId: string;
  ordinal: number;
  setControlNumber: string | null;
}

/** A claim of ours, with where in its set it stands when that is known. */
export interface AnsweredClaim {
  claimId: string;
  /** 1-based in its set. */
  ordinal: number;
}

const PARTNER = `SELECT id, role FROM trading_partners
  WHERE company_id = $1 AND upper(btrim(receiver_id)) = upper($2)
  ORDER BY (upper(btrim(sender_id)) = upper($3)) DESC, (receiver_qualifier = $4) DESC, is_active DESC, id LIMIT 1`;
const SETS = `SELECT s.x12_file_id AS "x12FileId", f.blob_id AS "blobId", s.ordinal, s.set_control_number AS "setControlNumber"
  FROM x12_sets s JOIN x12_files f ON f.company_id = s.company_id AND f.id = s.x12_file_id
  WHERE s.company_id = $1 AND f.disposition = 'submitted' AND s.kind IN ('837P', '837I') AND s.status = 'imported'`;

/** What acknowledgements are about: partners, sets of imported claim files, claims. Batches have their own repository. */
@Injectable()
export class AcknowledgementTargetsRepository {
  constructor(private readonly store: Store) {}

  /** The partner whose interchange ids these are, if one is; the ids are the partner's as sender, ours as receiver. */
  async partnerOf({ senderId, receiverId, senderQualifier }: Interchange): Promise<SendingPartner | null> {
    const rows = await this.store.database.query<SendingPartner>(PARTNER, [senderId, receiverId, senderQualifier]);
    return rows[0] ?? null;
  }

  /** Sets of imported claim files in groups with this GS06; of this ST02 when it is given. */
  setsOfGroup(groupControlNumber: string, setControlNumber: string | null): Promise<AnsweredSet[]> {
    const ofSet = setControlNumber === null ? null : numberForms(setControlNumber);
    return this.store.database.query(
      `${SETS} AND s.group_control_number = ANY($2) AND ($3::text[] IS NULL OR s.set_control_number = ANY($3))
       ORDER BY s.x12_file_id, s.ordinal LIMIT 1000`,
      [numberForms(groupControlNumber), ofSet],
    );
  }

  /** Sets of imported claim files in interchanges with this ISA13. */
  setsOfInterchange(interchangeControlNumber: string): Promise<AnsweredSet[]> {
    return this.store.database.query(
      `${SETS} AND s.interchange_control_number = ANY($2) ORDER BY s.x12_file_id, s.ordinal LIMIT 1000`,
      [numberForms(interchangeControlNumber)],
    );
  }

  /** The claims of one imported set, in file order. */
  claimsOfSet({ x12FileId, ordinal }: AnsweredSet): Promise<AnsweredClaim[]> {
    return this.store.database.query(
      `SELECT id AS "claimId", split_part(file_position, '.', 2)::integer AS ordinal FROM claims
       WHERE company_id = $1 AND x12_file_id = $2 AND split_part(file_position, '.', 1) = $3 ORDER BY 2`,
      [x12FileId, String(ordinal)],
    );
  }

  /** The claims with these patient control numbers, by number as remittances are matched: trimmed, upper case. */
  async candidates(patientControlNumbers: readonly string[]): Promise<Map<string, ClaimCandidate[]>> {
    const keys = [...new Set(patientControlNumbers.map(controlKey))];
    const rows = await this.store.database.query<ClaimCandidate & { key: string }>(
      `SELECT c.patient_control_key AS key, c.id AS "claimId", c.family_id AS "familyId", c.status,
         c.charge_cents AS "chargeCents", c.served_from_on AS "servedFromOn", p.npi AS "billingNpi",
         (c.submitted_at IS NOT NULL OR EXISTS (SELECT 1 FROM claim_batch_claims b JOIN claim_batches f
           ON f.company_id = b.company_id AND f.id = b.batch_id AND f.sent_at IS NOT NULL
           WHERE b.company_id = c.company_id AND b.claim_id = c.id)) AS "wasSubmitted",
         to_char(c.created_at, 'YYYY-MM-DD"T"HH24:MI:SS.US') AS "createdAt"
       FROM claims c JOIN providers p ON p.company_id = c.company_id AND p.id = c.billing_provider_id
       WHERE c.company_id = $1 AND c.patient_control_key = ANY($2)`,
      [keys],
    );
    const byKey = new Map<string, ClaimCandidate[]>();
    for (const { key, ...candidate } of rows) byKey.set(key, [...(byKey.get(key) ?? []), candidate]);
    return byKey;
  }

  /** The patient control numbers of claims, as they are matched. */
  async controlKeys(claimIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.store.database.query<{ id: string; key: string }>(
      'SELECT id, patient_control_key AS key FROM claims WHERE company_id = $1 AND id = ANY($2)',
      [claimIds],
    );
    return new Map(rows.map(({ id, key }) => [id, key]));
  }

  /** The batch of a partner that a 277CA names by the trace number of its receiver level (BHT03 of the file). */
  async batchOfTrace(traceNumber: string, tradingPartnerId: string): Promise<string | null> {
    const number = batchNumberOf(traceNumber);
    const rows = await this.store.database.query<{ id: string }>(
      `SELECT id FROM claim_batches WHERE company_id = $1 AND trading_partner_id = $2
         AND (number = $3 OR ($3::integer IS NULL AND interchange_control_number = ANY($4))) LIMIT 2`,
      [tradingPartnerId, number, numberForms(traceNumber)],
    );
    return rows.length === 1 ? rows[0]!.id : null;
  }

  /** Where claims stand, locked in the order of their ids until the unit of work ends. */
  async lock(claimIds: readonly string[]): Promise<Map<string, AcknowledgedClaim>> {
    const rows = await this.store.database.query<AcknowledgedClaim & { id: string }>(
      `SELECT c.id, c.status, (SELECT b.batch_id FROM claim_batch_claims b
           JOIN claim_batches f ON f.company_id = b.company_id AND f.id = b.batch_id AND f.status <> 'withdrawn'
           WHERE b.company_id = c.company_id AND b.claim_id = c.id ORDER BY b.created_at DESC, b.id DESC LIMIT 1) AS "latestBatchId"
       FROM claims c WHERE c.company_id = $1 AND c.id = ANY($2) ORDER BY c.id FOR UPDATE OF c`,
      [claimIds],
    );
    return new Map(rows.map(({ id, status, latestBatchId }) => [id, { status, latestBatchId }]));
  }

  /** The batch in which each of these claims went out last. */
  async latestBatches(claimIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.store.database.query<{ claimId: string; batchId: string }>(
      `SELECT DISTINCT ON (b.claim_id) b.claim_id AS "claimId", b.batch_id AS "batchId" FROM claim_batch_claims b
       JOIN claim_batches f ON f.company_id = b.company_id AND f.id = b.batch_id AND f.status <> 'withdrawn'
       WHERE b.company_id = $1 AND b.claim_id = ANY($2) ORDER BY b.claim_id, b.created_at DESC, b.id DESC`,
      [claimIds],
    );
    return new Map(rows.map(({ claimId, batchId }) => [claimId, batchId]));
  }

  /** The claims of a batch whose billing provider has this NPI. */
  async claimsOfProvider(batchId: string, npi: string): Promise<string[]> {
    const rows = await this.store.database.query<{ claimId: string }>(
      `SELECT b.claim_id AS "claimId" FROM claim_batch_claims b
       JOIN claims c ON c.company_id = b.company_id AND c.id = b.claim_id
       JOIN providers p ON p.company_id = c.company_id AND p.id = c.billing_provider_id AND p.npi = $3
       WHERE b.company_id = $1 AND b.batch_id = $2 ORDER BY b.ordinal`,
      [batchId, npi],
    );
    return rows.map(({ claimId }) => claimId);
  }
}

/** A patient control number as claims are matched by it. */
export function controlKey(text: string): string {
  return text.trim().toUpperCase();
}
