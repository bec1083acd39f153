import { ApiHideProperty, ApiProperty } from '@nestjs/swagger';
import { Column, Entity } from 'typeorm';
import { Cents, Code, Day, OneOf, Ref } from '../../../shared/database/fields.decorator.js';
import { AppendOnlyRow } from '../../../shared/database/tenant-row.entity.js';
import { EFFECTS, type Effect } from './acknowledged-claim.rules.js';
import {
  ACKNOWLEDGEMENT_KINDS,
  type AcknowledgementKind,
  type Level,
  LEVELS,
  OUTCOMES,
  type Outcome,
  type Source,
  SOURCES,
} from './acknowledgement-outcome.rules.js';
import type { Reason } from './rejection-reason.rules.js';

/** What a TA1, 999 or 277CA said of a batch, a set or a claim, and what it changed. Evidence: never changed. */
@Entity('acknowledgements')
export class Acknowledgement extends AppendOnlyRow {
  /** TA1, 999 or 277CA. */
  @OneOf(ACKNOWLEDGEMENT_KINDS)
  kind: AcknowledgementKind;

  /** What it is about. */
  @OneOf(LEVELS)
  level: Level;

  /** The file in which it came. */
  @Ref()
  x12FileId: string;

  @Column('text')
  @ApiHideProperty()
  place: string;

  /** Who sent the file, where its interchange ids are a trading partner's. */
  @Ref({ nullable: true })
  tradingPartnerId: string | null;

  /** Who speaks in a 277CA. */
  @OneOf(SOURCES, { nullable: true })
  source: Source | null;

  /** The batch that is answered. */
  @Ref({ nullable: true })
  batchId: string | null;

  /** The claim that is answered. */
  @Ref({ nullable: true })
  claimId: string | null;

  /** TA104, IK501, AK901 or STC01-1, as it came. */
  @Code({ max: 30, example: 'A2' })
  code: string;

  /** What the code means. */
  @OneOf(OUTCOMES)
  outcome: Outcome;

  /** moved: the claim went on · noted: it stays · late, repeated: nothing is changed any more · unmatched: nothing is known of what is answered. */
  @OneOf(EFFECTS)
  effect: Effect;

  /** TA101: the ISA13 that is answered. */
  @Code({ max: 20, nullable: true })
  interchangeControlNumber: string | null;

  /** AK102: the GS06 that is answered. */
  @Code({ max: 20, nullable: true })
  groupControlNumber: string | null;

  /** AK202: the ST02 that is answered. */
  @Code({ max: 20, nullable: true })
  setControlNumber: string | null;

  /** TRN02 of the claim: CLM01. */
  @Code({ max: 80, nullable: true })
  patientControlNumber: string | null;

  /** REF 1K: the payer's number of the claim. */
  @Code({ max: 80, nullable: true })
  payerControlNumber: string | null;

  /** STC04. */
  @Cents({ nullable: true })
  chargeCents: number | null;

  /** STC02. */
  @Day({ nullable: true })
  effectiveOn: string | null;

  /** The codes behind it and our words for them; 50 at most. */
  @Column('jsonb')
  @ApiProperty({
    type: 'array',
    items: {
      type: 'object',
      required: ['code', 'message', 'segment'],
      properties: {
        code: { type: 'string', example: 'A7 562 85' },
        message: {
          type: 'string',
          example: 'rejected for invalid information: the NPI of the entity (billing provider)',
        },
        segment: { type: 'integer', nullable: true, description: '1-based inside ST of what was sent' },
      },
    },
  })
  reasons: Reason[];

  @Column('text')
  @ApiHideProperty()
  fingerprint: string;

  /** Where it stands in its file, and how a copy is known, is nobody else's. */
  override toJSON(): Record<string, unknown> {
    const { place: _place, fingerprint: _fingerprint, ...facts } = super.toJSON();
    return facts;
  }
}
