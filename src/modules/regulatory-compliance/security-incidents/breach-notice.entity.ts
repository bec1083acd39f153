import { Entity } from 'typeorm';
import { Code, Day, OneOf, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { AppendOnlyRow } from '../../../shared/database/tenant-row.entity.js';
import { NOTICE_RECIPIENTS, type NoticeRecipient } from './incident.codes.js';

/** That a breach was told to those who must know. */
@Entity('breach_notices')
export class BreachNotice extends AppendOnlyRow {
  /** Incident. */
  @Ref()
  incidentId: string;

  /** Individuals, media of a State, or the Secretary. */
  @OneOf(NOTICE_RECIPIENTS, { example: 'individuals' })
  recipient: NoticeRecipient;

  /** State of the media; null for the others. */
  @Code({ max: 2, pattern: /^[A-Z]{2}$/, nullable: true, example: null })
  state: string | null;

  /** Day on which the last of them was told. */
  @Day({ example: '2026-07-20' })
  notifiedOn: string;

  /** How: letter, e-mail, press release, the Secretary's portal. */
  @Text({ max: 200, example: 'First-class mail' })
  method: string;

  /** Reference: mailing list, press release, number of the portal. */
  @Text({ nullable: true, max: 200, example: 'Mailing 2026-07' })
  reference: string | null;
}
