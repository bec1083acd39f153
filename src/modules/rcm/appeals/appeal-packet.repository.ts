import { Injectable } from '@nestjs/common';
import { Store } from '../../../shared/database/store.js';
import { jsonColumns } from '../../../shared/database/json-columns.js';
import type { ExcerptedClaim } from '../x12/claim-excerpt.reader.js';

/** A file that holds the claim as it was sent. */
export interface SentClaim {
  blobId: string;
  place: ExcerptedClaim;
}

/** A denial as a packet tells it. */
export interface PacketDenial {
  id: string;
  groupCode: string;
  reasonCode: string;
  remarkCodes: string[];
  deniedCents: number;
  deniedOn: string;
  nextAction: string;
  status: string;
  lineNumber: number | null;
  procedureCode: string | null;
}

/** A note as a packet tells it. */
export interface PacketNote {
  createdAt: string;
  author: string | null;
  note: string;
}

const ACKNOWLEDGEMENT_FIELDS = [
  'id',
  'createdAt',
  'kind',
  'level',
  'code',
  'outcome',
  'effect',
  'interchangeControlNumber',
  'groupControlNumber',
  'setControlNumber',
  'payerControlNumber',
  'effectiveOn',
  'reasons',
] as const;

/** What a packet gathers around an appeal. */
@Injectable()
export class AppealPacketRepository {
  constructor(private readonly store: Store) {}

  /** The file in which the claim went out last: a batch of ours, else the one it was imported from; null: neither. */
  async sentClaim(claimId: string): Promise<SentClaim | null> {
    const [sent] = await this.store.database.query<{
      blobId: string;
      set: string;
      firstSegment: number;
      lastSegment: number;
    }>(
      `SELECT b.blob_id AS "blobId", m.set_control_number AS set, m.first_segment AS "firstSegment",
         m.last_segment AS "lastSegment"
       FROM claim_batch_claims m JOIN claim_batches b ON b.company_id = m.company_id AND b.id = m.batch_id
       WHERE m.company_id = $1 AND m.claim_id = $2 ORDER BY m.created_at DESC LIMIT 1`,
      [claimId],
    );
    if (sent !== undefined) return { blobId: sent.blobId, place: { set: sent.set, claim: sent } };
    const [imported] = await this.store.database.query<{ blobId: string; place: string }>(
      `SELECT f.blob_id AS "blobId", c.file_position AS place
       FROM claims c JOIN x12_files f ON f.company_id = c.company_id AND f.id = c.x12_file_id
       WHERE c.company_id = $1 AND c.id = $2`,
      [claimId],
    );
    const [set, claim] = imported?.place.split('.').map(Number) ?? [];
    if (imported === undefined || set === undefined || claim === undefined) return null;
    return { blobId: imported.blobId, place: { set, claim } };
  }

  /** What acknowledgements said of the claim itself, or of the batches it stood in. */
  acknowledgements(claimId: string): Promise<Record<string, unknown>[]> {
    return this.store.database.query(
      `SELECT ${jsonColumns('a', ACKNOWLEDGEMENT_FIELDS)} FROM acknowledgements a
       WHERE a.company_id = $1 AND (a.claim_id = $2 OR (a.claim_id IS NULL AND a.batch_id IN (
         SELECT batch_id FROM claim_batch_claims WHERE company_id = $1 AND claim_id = $2)))
       ORDER BY a.created_at, a.id`,
      [claimId],
    );
  }

  denials(claimId: string): Promise<PacketDenial[]> {
    return this.store.database.query(
      `SELECT d.id, d.group_code AS "groupCode", d.reason_code AS "reasonCode", d.remark_codes AS "remarkCodes",
         d.denied_cents AS "deniedCents", d.denied_on AS "deniedOn", d.next_action AS "nextAction", d.status,
         l.line_number AS "lineNumber", l.procedure_code AS "procedureCode"
       FROM denials d
       LEFT JOIN claim_line_items l ON l.company_id = d.company_id AND l.id = d.claim_line_item_id
       WHERE d.company_id = $1 AND d.claim_id = $2 ORDER BY d.denied_on, l.line_number, d.id`,
      [claimId],
    );
  }

  /** The notes at all denials of the claim, in their order. */
  notes(claimId: string): Promise<PacketNote[]> {
    return this.store.database.query(
      `SELECT ${jsonColumns('n', ['createdAt'])}, u.display_name AS author, n.note
       FROM denials d JOIN denial_notes n ON n.company_id = d.company_id AND n.denial_id = d.id
       LEFT JOIN users u ON u.company_id = n.company_id AND u.id = n.created_by
       WHERE d.company_id = $1 AND d.claim_id = $2 ORDER BY n.created_at, n.id`,
      [claimId],
    );
  }
}
