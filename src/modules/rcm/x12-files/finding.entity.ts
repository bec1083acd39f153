import { Entity } from 'typeorm';
import { Code, Count, OneOf, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { TenantRow } from '../../../shared/database/tenant-row.entity.js';

export const SEVERITIES = ['error', 'warning', 'info'] as const;

/** Something found while reading a file, on the file, a set, a claim, a remittance or a claim payment. */
@Entity('findings')
export class Finding extends TenantRow {
  /** File. */
  @Ref({ nullable: true })
  x12FileId: string | null;

  /** Transaction set. */
  @Ref({ nullable: true })
  x12SetId: string | null;

  /** Claim. */
  @Ref({ nullable: true })
  claimId: string | null;

  /** Remittance. */
  @Ref({ nullable: true })
  eraId: string | null;

  /** Claim payment. */
  @Ref({ nullable: true })
  claimPaymentId: string | null;

  /** Stable code. */
  @Code({ max: 60, example: 'CLAIM_NOT_BALANCED' })
  code: string;

  /** How bad. */
  @OneOf(SEVERITIES)
  severity: (typeof SEVERITIES)[number];

  /** 1-based inside ST; null outside a set. */
  @Count({ nullable: true })
  segment: number | null;

  /** Field path in the claim, where it is about one. */
  @Code({ max: 200, nullable: true, example: 'lines/0/chargeCents' })
  path: string | null;

  /** In words. */
  @Text({ max: 1000 })
  message: string;
}
