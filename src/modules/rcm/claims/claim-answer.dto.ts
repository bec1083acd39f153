import { ApiProperty, PickType } from '@nestjs/swagger';
import { Cents } from '../../../shared/database/fields.decorator.js';
import { pageOf } from '../../../shared/http/list.dto.js';
import { ClaimPayment } from '../eras/claim-payment.entity.js';
import { LinePayment } from '../eras/line-payment.entity.js';
import { PaymentAdjustment } from '../eras/payment-adjustment.entity.js';
import { Finding } from '../x12-files/finding.entity.js';
import { ClaimDiagnosis } from './claim-diagnosis.entity.js';
import { Claim } from './claim.entity.js';
import { ClaimEvent } from './claim-event.entity.js';
import { ClaimLineItem } from './claim-line-item.entity.js';

// Each list of names is the select list of the reading statement too: document and answer cannot part.
const STAMP = ['id', 'createdAt', 'createdBy', 'version', 'updatedAt', 'updatedBy'] as const;

export const CLAIM_FIELDS = [
  ...STAMP,
  'number',
  'type',
  'status',
  'patientId',
  'coverageId',
  'payerId',
  'billingProviderId',
  'renderingProviderId',
  'facilityId',
  'patientControlNumber',
  'payerControlNumber',
  'frequencyCode',
  'originalPayerControlNumber',
  'facilityCode',
  'responsibilityCode',
  'servedFromOn',
  'servedToOn',
  'admittedOn',
  'chargeCents',
  'priorAuthorizationNumber',
  'referralNumber',
  'submittedAt',
  'adjudicatedOn',
  'filingOverrideReason',
  'x12FileId',
  'filePosition',
  'familyId',
  'replacesId',
  'priorClaimId',
] as const;
export const LINE_FIELDS = [
  'id',
  'lineNumber',
  'procedureCode',
  'modifiers',
  'revenueCode',
  'chargeCents',
  'units',
  'unitCode',
  'servedFromOn',
  'servedToOn',
  'diagnosisPointers',
  'controlNumber',
  'placeOfServiceCode',
] as const;
export const DIAGNOSIS_FIELDS = ['sequence', 'qualifier', 'code', 'presentOnAdmission'] as const;
export const EVENT_FIELDS = ['sequence', 'kind', 'fromStatus', 'toStatus', 'occurredAt', 'sourceId', 'reason'] as const;
export const FINDING_FIELDS = ['id', 'code', 'severity', 'segment', 'path', 'message'] as const;
export const PAYMENT_FIELDS = [
  'id',
  'eraId',
  'ordinal',
  'status',
  'holdReason',
  'match',
  'reversesId',
  'statusCode',
  'chargeCents',
  'paidCents',
  'patientResponsibilityCents',
  'payerControlNumber',
  'isBalanced',
  'remarkCodes',
] as const;
export const LINE_PAYMENT_FIELDS = [
  'id',
  'ordinal',
  'claimLineItemId',
  'match',
  'procedureCode',
  'modifiers',
  'revenueCode',
  'originalProcedureCode',
  'chargeCents',
  'paidCents',
  'paidUnits',
  'servedFromOn',
  'controlNumber',
  'remarkCodes',
] as const;
export const ADJUSTMENT_FIELDS = ['ordinal', 'groupCode', 'reasonCode', 'cents', 'quantity'] as const;

/** One row of a claim list. */
export class ClaimRow extends PickType(Claim, CLAIM_FIELDS) {
  /** Sum of the line charges; of an imported claim what it says itself, which may be wrong. */
  @Cents({ signed: true })
  override chargeCents: number;

  /** What is still owed: the sum of the claim's ledger. */
  @Cents({ signed: true })
  balanceCents: number;
}

export class ClaimRowPage extends pageOf(ClaimRow) {}

export class ClaimLineRow extends PickType(ClaimLineItem, LINE_FIELDS) {
  /** Charge of the line; of an imported claim as it says, even below zero. */
  @Cents({ signed: true })
  override chargeCents: number;
}
export class ClaimDiagnosisRow extends PickType(ClaimDiagnosis, DIAGNOSIS_FIELDS) {}
export class ClaimEventRow extends PickType(ClaimEvent, EVENT_FIELDS) {}
export class FindingRow extends PickType(Finding, FINDING_FIELDS) {}
export class AdjustmentRow extends PickType(PaymentAdjustment, ADJUSTMENT_FIELDS) {}

/** What a payer decided about one service. */
export class LinePaymentRow extends PickType(LinePayment, LINE_PAYMENT_FIELDS) {
  @ApiProperty({ type: [AdjustmentRow] })
  adjustments: AdjustmentRow[];
}

/** What a payer decided about the claim. */
export class ClaimPaymentRow extends PickType(ClaimPayment, PAYMENT_FIELDS) {
  /** Decisions by service. */
  @ApiProperty({ type: [LinePaymentRow] })
  lines: LinePaymentRow[];

  /** Adjustments of the claim as a whole. */
  @ApiProperty({ type: [AdjustmentRow] })
  adjustments: AdjustmentRow[];
}

/** A claim with all that hangs on it. Its postings are listed at `/rcm/ledger-entries?claimId=…`. */
export class ClaimDetail extends ClaimRow {
  /** The patient's part of the balance. */
  @Cents()
  patientBalanceCents: number;

  @ApiProperty({ type: [ClaimLineRow] })
  lines: ClaimLineRow[];

  @ApiProperty({ type: [ClaimDiagnosisRow] })
  diagnoses: ClaimDiagnosisRow[];

  /** The first 200. */
  @ApiProperty({ type: [ClaimEventRow] })
  events: ClaimEventRow[];

  /** The first 200. */
  @ApiProperty({ type: [ClaimPaymentRow] })
  payments: ClaimPaymentRow[];

  /** The first 200. */
  @ApiProperty({ type: [FindingRow] })
  findings: FindingRow[];
}

/** What a validation found, and where the claim stands after it. */
export class ClaimValidation extends PickType(Claim, ['id', 'version', 'status'] as const) {
  /** Everything that is wrong, errors and warnings. */
  @ApiProperty({ type: [FindingRow] })
  findings: FindingRow[];
}
