import { ApiHideProperty } from '@nestjs/swagger';
import { Column, Entity } from 'typeorm';
import { Cents, Code, Codes, Day, Flag, OneOf, Ref } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';
import {
  CORE_SCENARIOS,
  DENIAL_CATEGORIES,
  NEXT_ACTIONS,
  type CoreScenario,
  type DenialCategory,
  type NextAction,
} from '../adjustment-codes/adjustment-code.codes.js';
import { PAYER_RULE_KINDS, type PayerRuleKind } from '../payer-rules/payer-rule.codes.js';
import {
  CLOSE_REASONS,
  DENIAL_STATUSES,
  NO_DUE_REASONS,
  RESOLUTIONS,
  type CloseReason,
  type DenialStatus,
  type NoDueReason,
  type Resolution,
} from './denial.codes.js';

/** An amount that a payer refused on a line of a claim, to be worked on until it is paid, billed elsewhere or given up. */
@Entity('denials')
export class Denial extends VersionedRow {
  /** Claim. */
  @Ref()
  claimId: string;

  /** Claim payment that denied. */
  @Ref()
  claimPaymentId: string;

  /** Line; null: the claim as a whole. */
  @Ref({ nullable: true })
  claimLineItemId: string | null;

  /** Posting of the denied amount; each is one denial. */
  @Ref()
  ledgerEntryId: string;

  /** Payer that denied. */
  @Ref()
  payerId: string;

  /** CAS group code. */
  @Code({ max: 2, example: 'CO' })
  groupCode: string;

  /** CARC. */
  @Code({ max: 5, example: '197' })
  reasonCode: string;

  /** RARCs of the line and the claim. */
  @Codes({ most: 200, max: 10 })
  remarkCodes: string[];

  /** Denied amount. */
  @Cents()
  deniedCents: number;

  /** What of it can be appealed: all or nothing. */
  @Cents()
  appealableCents: number;

  /** What it is about, by the codes of its day; null: nobody has said of this reason. */
  @OneOf(DENIAL_CATEGORIES, { nullable: true })
  category: DenialCategory | null;

  /** Business scenario over the category. */
  @OneOf(CORE_SCENARIOS, { nullable: true })
  scenario: CoreScenario | null;

  /** What to do, by rule. */
  @OneOf(NEXT_ACTIONS)
  nextAction: NextAction;

  /** Whether an appeal is allowed and makes sense. */
  @Flag()
  isAppealable: boolean;

  /** Day of the denial: the payment date of its remittance. */
  @Day()
  deniedOn: string;

  /** Day on which the remittance arrived. */
  @Day()
  receivedOn: string;

  /** Last day for the next action by the payer's terms. */
  @Day({ nullable: true })
  dueOn: string | null;

  /** The payer's term behind it. */
  @OneOf(PAYER_RULE_KINDS, { nullable: true })
  dueKind: PayerRuleKind | null;

  /** Why there is no deadline. */
  @OneOf(NO_DUE_REASONS, { nullable: true })
  noDueReason: NoDueReason | null;

  /** Deadline, then money, as one sortable text. */
  @ApiHideProperty()
  @Column({ type: 'text' })
  workOrder: string;

  /** Where it stands today. Stored are open and closed: an open one is snoozed until its day has come. */
  @OneOf(DENIAL_STATUSES)
  status: DenialStatus;

  /** Who works on it. */
  @Ref({ nullable: true })
  assigneeId: string | null;

  /** On the worklist from this day: later than today while it is snoozed. */
  @Day()
  workableFromOn: string;

  /** Why it was closed: by a person, or by what a later remittance did (paid, reversed, superseded). */
  @OneOf([...CLOSE_REASONS, ...RESOLUTIONS], { nullable: true })
  closeReason: CloseReason | Resolution | null;

  /** Claim payment that closed it by itself. */
  @Ref({ nullable: true })
  resolvedById: string | null;

  /** The sort text is of no use to anybody else. */
  override toJSON(): Record<string, unknown> {
    const { workOrder: _workOrder, ...facts } = super.toJSON();
    return facts;
  }
}
