import type { CodeList, DenialCategory, NextAction } from './adjustment-code.codes.js';

/** A code as this service ships it. */
export interface ShippedCode {
  list: CodeList;
  code: string;
  /** Our own short wording: the official texts are X12's. */
  wording: string;
  category: DenialCategory | null;
  nextAction: NextAction | null;
  isInformational: boolean;
  isAppealForbidden: boolean;
}

type Row = readonly [code: string, wording: string, nextAction?: NextAction];

// Code values are facts; wording, grouping and next actions are our own, as of 2026-11-23 (rcm.md §4 E).
const REASONS: Record<DenialCategory, { nextAction: NextAction; codes: readonly Row[] }> = {
  registration: {
    nextAction: 'verify_coverage',
    codes: [
      ['26', 'Service before the coverage began'],
      ['27', 'Service after the coverage ended'],
      ['31', 'The payer does not know the patient as its member'],
      ['32', 'Not an eligible dependent'],
      ['33', 'The member has no cover for dependents'],
      ['109', 'Another payer or contractor is responsible for this claim'],
      ['200', 'Service during a lapse of the coverage'],
    ],
  },
  authorization: {
    nextAction: 'appeal',
    codes: [
      ['15', 'Authorization number missing, wrong or for other services or providers', 'send_corrected_claim'],
      ['39', 'Services were refused when authorization was asked for'],
      ['62', 'Authorization missing or exceeded'],
      ['197', 'No authorization, notification or certification in advance'],
      ['198', 'Authorized number or time exceeded'],
      ['210', 'Authorization or notification not in time'],
      ['284', 'Authorization number valid, but not for these services', 'send_corrected_claim'],
      ['296', 'Authorization number valid, but not for this provider', 'send_corrected_claim'],
      ['302', 'Authorization was exhausted or had ended'],
    ],
  },
  coding: {
    nextAction: 'send_corrected_claim',
    codes: [
      ['4', 'Procedure and modifier do not agree, or the modifier is missing'],
      ['5', 'Procedure or type of bill and place of service do not agree'],
      ['6', 'Procedure or revenue code and age of the patient do not agree'],
      ['7', 'Procedure or revenue code and sex of the patient do not agree'],
      ['11', 'Diagnosis and procedure do not agree'],
      ['16', 'The claim lacks information or has errors: see the remark'],
      ['125', 'Errors in the submission or billing'],
      ['146', 'Diagnosis not valid on the day of service'],
      ['181', 'Procedure code not valid on the day of service'],
      ['182', 'Modifier not valid on the day of service'],
      ['199', 'Revenue code and procedure code do not agree'],
      ['236', 'Combination of procedures or modifiers not allowed'],
    ],
  },
  medical_necessity: {
    nextAction: 'appeal',
    codes: [
      ['50', 'Not deemed medically necessary by the payer'],
      ['55', 'Deemed experimental or investigational'],
      ['56', 'Not deemed proven effective'],
      ['150', 'Documents do not support this level of service'],
      ['151', 'Documents do not support this many or frequent services'],
      ['152', 'Documents do not support this length of service'],
    ],
  },
  bundling: {
    nextAction: 'review',
    codes: [
      ['97', 'Included in the payment for another service'],
      ['231', 'Mutually exclusive procedures on the same day'],
      ['234', 'Not paid separately'],
      ['B10', 'Reduced: a component of the procedure was already paid'],
      ['B15', 'Needs another qualifying service, which is missing'],
    ],
  },
  duplicate: {
    nextAction: 'close_after_check',
    codes: [
      ['18', 'Exact duplicate of a claim or service'],
      ['B13', 'Paid before, perhaps in another claim'],
    ],
  },
  timely_filing: {
    nextAction: 'appeal',
    codes: [
      ['29', 'Filed after the limit'],
      ['164', 'Attachment not received in time'],
      ['286', 'Appeal not filed in time'],
    ],
  },
  coordination_of_benefits: {
    nextAction: 'review',
    codes: [
      ['22', 'Another payer may have to pay first', 'bill_other_payer'],
      ['129', 'What is said of the prior payer is wrong', 'send_corrected_claim'],
      ['136', "The prior payer's coverage rules were not followed"],
      ['275', "The prior payer's patient part is not covered", 'bill_patient'],
      ['276', 'The prior payer denied, so this one does not cover'],
    ],
  },
  non_covered: {
    nextAction: 'review',
    codes: [
      ['96', 'Not covered'],
      ['204', 'Not covered by the plan of this patient'],
      ['49', 'Routine or preventive examination not covered'],
      ['119', 'Maximum benefit for this period reached'],
    ],
  },
  documentation: {
    nextAction: 'send_documents',
    codes: [
      ['163', 'The attachment that the claim names was not received'],
      ['226', 'Information asked of the provider did not come, or not in time'],
      ['227', 'Information asked of the patient did not come', 'review'],
      ['250', 'The attachment is not the one that is needed'],
      ['251', 'The attachment is incomplete'],
      ['252', 'An attachment or other document is needed'],
    ],
  },
  credentialing: {
    nextAction: 'review',
    codes: [
      ['B7', 'The provider was not certified or eligible for this service on that day'],
      ['185', 'The rendering provider may not perform this service'],
      ['208', 'National provider identifier not matched', 'send_corrected_claim'],
      ['242', 'Not a provider of the network'],
    ],
  },
  other: { nextAction: 'review', codes: [] },
};

/** By themselves they deny nothing: a lone CO-45 is a normal payment, PR-1, 2 and 3 are the patient's part. */
const INFORMATIONAL: readonly Row[] = [
  ['1', 'Deductible'],
  ['2', 'Coinsurance'],
  ['3', 'Copayment'],
  ['23', 'What prior payers paid or adjusted'],
  ['24', 'Covered by a capitation agreement'],
  ['45', 'Charge above the fee schedule or contract'],
  ['94', 'Processed above the charges'],
  ['100', 'Paid to the patient or insured'],
  ['104', 'Managed care withholding'],
  ['131', 'Discount negotiated for this claim'],
  ['132', 'Prearranged demonstration project'],
  ['144', 'Incentive'],
  ['187', "Paid from the patient's spending account"],
  ['237', 'Penalty by law or regulation'],
  ['253', 'Sequestration'],
];

const REMARKS: readonly (readonly [code: string, wording: string, meaning?: 'alert' | 'final'])[] = [
  // Claims with MA130 were never processed: no redetermination, a new claim instead (Medicare contractors' pages).
  ['MA130', 'Not processable: no appeal rights, send a new claim', 'final'],
  ['N211', 'No appeal rights', 'final'],
  ['MA01', 'Says how and until when to appeal', 'alert'],
  ['MA04', 'The primary payer or what it paid is missing'],
  ['MA61', "The patient's identifier is missing or wrong"],
  ['MA63', 'The principal diagnosis is missing or wrong'],
  ['M51', 'A procedure code is missing or wrong'],
  ['M76', 'A diagnosis is missing or wrong'],
  ['M127', 'The medical record is missing'],
  ['N130', 'The plan documents say what is covered'],
  ['N290', "The rendering provider's identifier is missing or wrong"],
  ['N706', 'Documents are missing'],
];

const reason = (
  [code, wording, nextAction]: Row,
  category: DenialCategory | null,
  usual: NextAction | null,
): ShippedCode => ({
  list: 'carc',
  code,
  wording,
  category,
  nextAction: nextAction ?? usual,
  isInformational: category === null,
  isAppealForbidden: false,
});

/** All codes that are shipped. A company says more, or other things, in `adjustment_codes`. */
export const SHIPPED_CODES: readonly ShippedCode[] = [
  ...Object.entries(REASONS).flatMap(([category, { nextAction, codes }]) =>
    codes.map((row) => reason(row, category as DenialCategory, nextAction)),
  ),
  ...INFORMATIONAL.map((row) => reason(row, null, null)),
  ...REMARKS.map(([code, wording, meaning]): ShippedCode => ({
    list: 'rarc',
    code,
    wording,
    category: null,
    nextAction: meaning === 'final' ? 'correct_and_rebill' : null,
    isInformational: meaning === 'alert',
    isAppealForbidden: meaning === 'final',
  })),
];
