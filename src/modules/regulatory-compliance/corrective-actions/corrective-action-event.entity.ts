import { Entity } from 'typeorm';
import { Count, OneOf, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { AppendOnlyRow } from '../../../shared/database/tenant-row.entity.js';
import { ACTION_EVENT_KINDS, type ActionEventKind } from './corrective-action.codes.js';

/** What happened to a corrective action, and who did it. */
@Entity('corrective_action_events')
export class CorrectiveActionEvent extends AppendOnlyRow {
  /** Corrective action. */
  @Ref()
  actionId: string;

  /** Counts the events of the action from 1. */
  @Count({ min: 1, example: 1 })
  sequence: number;

  /** What happened. */
  @OneOf(ACTION_EVENT_KINDS, { example: 'completed' })
  kind: ActionEventKind;

  /** What was done, tested or found missing. */
  @Text({ nullable: true, max: 2000, example: 'Tested on two workstations: sessions end after ten minutes' })
  note: string | null;
}
