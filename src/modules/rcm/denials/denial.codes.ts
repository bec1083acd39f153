import type { PayerRuleKind } from '../payer-rules/payer-rule.codes.js';
import type { NextAction } from '../adjustment-codes/adjustment-code.codes.js';

/** open: to be worked on · snoozed: until a day · closed: nothing more to do. */
export const DENIAL_STATUSES = ['open', 'snoozed', 'closed'] as const;
export type DenialStatus = (typeof DENIAL_STATUSES)[number];

/** Why a person closes a denial. */
export const CLOSE_REASONS = [
  'corrected_claim_sent',
  'rebilled',
  'other_payer_billed',
  'patient_billed',
  'duplicate_confirmed',
  'denial_accepted',
  'not_worth_pursuing',
  'appeal_lost',
  'entered_in_error',
] as const;
export type CloseReason = (typeof CLOSE_REASONS)[number];

/** What a later remittance does to a denial by itself. */
export const RESOLUTIONS = ['paid', 'reversed', 'superseded'] as const;
export type Resolution = (typeof RESOLUTIONS)[number];

/** Why a denial has no deadline. */
export const NO_DUE_REASONS = ['NO_RULE_FOR_PAYER', 'NO_TERM_FOR_ACTION', 'NO_SERVICE_DATE'] as const;
export type NoDueReason = (typeof NO_DUE_REASONS)[number];

/** The term that runs for each next action; null: none does, or it is not this payer's. */
export const TERM_OF_ACTION: Record<NextAction, PayerRuleKind | null> = {
  correct_and_rebill: 'filing_initial',
  send_corrected_claim: 'filing_corrected',
  send_documents: 'appeal_level_1',
  verify_coverage: 'appeal_level_1',
  appeal: 'appeal_level_1',
  review: 'appeal_level_1',
  bill_other_payer: null,
  bill_patient: null,
  close_after_check: null,
};
