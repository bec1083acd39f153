import { Injectable } from '@nestjs/common';
import { Database } from '../../../shared/database/database.js';
import type { KnownClaim } from './claim-link.rules.js';
import { controlNumberKey, ControlNumbers, mayBelong, type ImportedNumber } from './imported-version.rules.js';

const KNOWN = `v.id, v.family_id AS "familyId", v.number, v.patient_control_key AS key,
  v.billing_provider_id AS "billingProviderId", v.responsibility_code AS "responsibilityCode",
  v.frequency_code AS "frequencyCode", v.status, v.payer_control_number AS "payerControlNumber",
  v.served_from_on AS "servedFromOn", v.prior_claim_id AS "priorClaimId", v.adjudicated_on IS NOT NULL AS "isAdjudicated",
  EXISTS (SELECT 1 FROM claims n WHERE n.company_id = $1 AND n.replaces_id = v.id AND n.status <> 'voided') AS "isReplaced",
  EXISTS (SELECT 1 FROM claims n WHERE n.company_id = $1 AND n.prior_claim_id = v.id AND n.replaces_id IS NULL
    AND n.status <> 'voided') AS "isFollowed"`;

/** Whose numbers the claims of a file have, a chunk at a time. */
@Injectable()
export class ClaimFamiliesRepository {
  constructor(private readonly database: Database) {}

  /** What is known of the numbers of these claims: one statement, and one more where some may belong to claims that are here. */
  async numbersOf(claims: readonly ImportedNumber[]): Promise<ControlNumbers> {
    const taken = await this.taken(claims);
    const early = new Set(taken.flatMap(({ key, hasVersions }) => (hasVersions ? [key] : [])));
    const isEarly = (claim: ImportedNumber): boolean => early.has(controlNumberKey(claim.patientControlNumber));
    const belonging = claims.filter((claim) => mayBelong(claim) || isEarly(claim));
    const known = belonging.length === 0 ? [] : await this.known(belonging);
    return new ControlNumbers(
      taken.map(({ key }) => key),
      known,
    );
  }

  /** Numbers of live claims, and whether a replacement or void, of whomever, is among those. */
  private taken(claims: readonly ImportedNumber[]): Promise<{ key: string; hasVersions: boolean }[]> {
    return this.database.query(
      `SELECT patient_control_key AS key, bool_or(frequency_code IN ('7', '8')) AS "hasVersions" FROM claims
       WHERE company_id = $1 AND patient_control_key = ANY($2) AND status <> ALL('{voided,corrected}') GROUP BY 1`,
      [keysOf(claims)],
    );
  }

  /** All versions of the claims with these numbers, ours or the payers'; locks them, in the order of their ids. */
  private known(claims: readonly ImportedNumber[]): Promise<KnownClaim[]> {
    const payerNumbers = claims.flatMap(({ originalPayerControlNumber }) => originalPayerControlNumber ?? []);
    return this.database.query<KnownClaim>(
      `WITH hit AS MATERIALIZED (
         SELECT family_id FROM claims WHERE company_id = $1 AND patient_control_key = ANY($2)
         UNION SELECT family_id FROM claims WHERE company_id = $1 AND payer_control_number = ANY($3))
       SELECT ${KNOWN} FROM hit JOIN claims v ON v.company_id = $1 AND v.family_id = hit.family_id
       WHERE v.company_id = $1 ORDER BY v.id FOR UPDATE OF v`,
      [keysOf(claims), [...new Set(payerNumbers)]],
    );
  }
}

function keysOf(claims: readonly ImportedNumber[]): string[] {
  return [...new Set(claims.map(({ patientControlNumber }) => controlNumberKey(patientControlNumber)))];
}
