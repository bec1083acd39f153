import { Entity } from 'typeorm';
import { Code, Flag, OneOf, Text } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';

export const TRADING_PARTNER_ROLES = ['clearinghouse', 'payer'] as const;
export const TRANSPORTS = ['none', 'folder', 'sftp'] as const;

/** With whom interchanges are exchanged, and what stands in their envelopes. */
@Entity('trading_partners')
export class TradingPartner extends VersionedRow {
  /** Name. */
  @Text({ max: 60, example: 'Example Clearinghouse' })
  name: string;

  /** Tells a clearinghouse's 277CA from a payer's. */
  @OneOf(TRADING_PARTNER_ROLES)
  role: (typeof TRADING_PARTNER_ROLES)[number];

  /** ISA05, our qualifier. */
  @Code({ max: 2, pattern: /^[0-9A-Z]{2}$/, example: 'ZZ' })
  senderQualifier: string;

  /** ISA06, our id. */
  @Code({ max: 15, example: 'QUINTETDEMO' })
  senderId: string;

  /** ISA07, the partner's qualifier. */
  @Code({ max: 2, pattern: /^[0-9A-Z]{2}$/, example: 'ZZ' })
  receiverQualifier: string;

  /** ISA08, the partner's id; with ISA06 unique in the company. */
  @Code({ max: 15, example: 'CLEARINGHOUSE' })
  receiverId: string;

  /** GS02. */
  @Code({ max: 15, example: 'QUINTETDEMO' })
  applicationSenderCode: string;

  /** GS03. */
  @Code({ max: 15, example: 'CLEARINGHOUSE' })
  applicationReceiverCode: string;

  /** ISA15: P production, T test. */
  @OneOf(['P', 'T'], { default: 'T' })
  usage: 'P' | 'T';

  /** Element, repetition, component and segment separators, in this order. */
  @Code({ max: 4, pattern: /^[^A-Za-z0-9 ]{4}$/, default: '*^:~', example: '*^:~' })
  separators: string;

  /** 1000A NM103: who submits, as the partner knows us. No claim file can be written without. */
  @Text({ max: 60, nullable: true, example: 'Example Clinic' })
  submitterName: string | null;

  /** 1000A NM109: submitter id; null: GS02. */
  @Code({ max: 80, nullable: true })
  submitterId: string | null;

  /** 1000A PER: whom to call. */
  @Text({ max: 60, nullable: true })
  submitterContactName: string | null;

  /** 1000A PER TE. */
  @Code({ max: 20, nullable: true })
  submitterContactPhone: string | null;

  /** How files travel. */
  @OneOf(TRANSPORTS, { default: 'none' })
  transport: (typeof TRANSPORTS)[number];

  /** Inactive partners get no files. */
  @Flag({ default: true })
  isActive: boolean;
}
