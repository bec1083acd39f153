import { Entity } from 'typeorm';
import { Code, Codes, Count, OneOf, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { AppendOnlyRow } from '../../../shared/database/tenant-row.entity.js';
import { DIRECTIONS } from './transport.rules.js';

/** A file that travelled: sent to a partner, or found at one. The same bytes of one partner are one file. */
@Entity('transport_files')
export class TransportFile extends AppendOnlyRow {
  /** Transport. */
  @Ref()
  transportId: string;

  /** Trading partner. */
  @Ref()
  tradingPartnerId: string;

  /** Which way. */
  @OneOf(DIRECTIONS)
  direction: (typeof DIRECTIONS)[number];

  /** Its name there. */
  @Text({ max: 255, example: 'era-20260801.835' })
  fileName: string;

  /** SHA-256 of the bytes, hex. */
  @Code({ max: 64, pattern: /^[0-9a-f]{64}$/ })
  sha256: string;

  /** Size. */
  @Count({ max: Number.MAX_SAFE_INTEGER })
  bytes: number;

  /** What is in it, by its content: 837P, 837I, 835, 999, TA1, 277CA, …; none when it cannot be read. */
  @Codes({ most: 20, max: 10, example: ['835'] })
  contents: string[];

  /** The import of a file that was found. */
  @Ref({ nullable: true })
  x12FileId: string | null;

  /** The batch whose file was sent. */
  @Ref({ nullable: true })
  batchId: string | null;

  /** Why a file that was found is not imported. */
  @Code({ max: 60, nullable: true, example: 'NO_ISA' })
  refusal: string | null;
}
