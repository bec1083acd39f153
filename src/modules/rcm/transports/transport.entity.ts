import { ApiHideProperty } from '@nestjs/swagger';
import { Column, Entity } from 'typeorm';
import { Code, Count, Flag, OneOf, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';
import { type Authentication, AUTHENTICATIONS, TRANSPORT_KINDS, type TransportKind } from './transport.rules.js';

/** How files travel to a trading partner and from it. */
@Entity('transports')
export class Transport extends VersionedRow {
  /** Trading partner; one transport each. */
  @Ref()
  tradingPartnerId: string;

  /** folder: below the server's transport folder, in the company's own · sftp: on a server of the partner. */
  @OneOf(TRANSPORT_KINDS)
  kind: TransportKind;

  /** Where files are put for the partner. */
  @Text({ max: 200, example: 'clearinghouse/outbound' })
  outboundPath: string;

  /** Where the partner puts files; what is read goes to its folders done and failed. */
  @Text({ max: 200, example: 'clearinghouse/inbound' })
  inboundPath: string;

  /** SFTP: host name or address. */
  @Code({ max: 253, nullable: true, pattern: /^[A-Za-z0-9.:_-]+$/, example: 'sftp.example.org' })
  host: string | null;

  /** SFTP: port. */
  @Count({ min: 1, max: 65_535, nullable: true, example: 22 })
  port: number | null;

  /** SFTP: who logs in. */
  @Code({ max: 100, nullable: true, example: 'clinic' })
  userName: string | null;

  /** SFTP: SHA-256 of the server's host key, as OpenSSH writes it; another key is refused. */
  @Code({
    max: 51,
    nullable: true,
    pattern: /^SHA256:[A-Za-z0-9+/]{43}=?$/,
    example: 'SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU',
  })
  hostKeyFingerprint: string | null;

  /** SFTP: what the secret is. */
  @OneOf(AUTHENTICATIONS, { nullable: true })
  authentication: Authentication | null;

  /** The secret, sealed; neither loaded with the row, nor answered, nor in the audit trail. */
  @Column({ type: 'text', nullable: true, select: false, insert: false, update: false })
  @ApiHideProperty()
  sealedSecret?: string;

  /** Seconds from one run to the next. */
  @Count({ min: 5, max: 86_400, default: 300, example: 300 })
  everySeconds: number;

  /** A transport that is not enabled runs when it is asked to, not by itself. */
  @Flag({ default: true })
  isEnabled: boolean;

  /** Where a secret stands is nobody's. */
  override toJSON(): Record<string, unknown> {
    const { sealedSecret: _sealed, ...facts } = super.toJSON();
    return facts;
  }
}
