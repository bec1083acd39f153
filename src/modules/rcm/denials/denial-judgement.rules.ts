import {
  SCENARIO_OF_CATEGORY,
  type CoreScenario,
  type DenialCategory,
  type NextAction,
} from '../adjustment-codes/adjustment-code.codes.js';
import { meaningOf, type CodeBook } from '../adjustment-codes/code-book.rules.js';

/** A denied amount as the payer explained it. */
export interface DeniedAmount {
  groupCode: string;
  /** CARC. */
  reasonCode: string;
  /** RARCs of the line and of the claim. */
  remarkCodes: readonly string[];
}

export interface DenialJudgement {
  category: DenialCategory | null;
  scenario: CoreScenario | null;
  nextAction: NextAction;
  /** Whether an appeal to this payer makes sense and is allowed. */
  isAppealable: boolean;
}

/** Lacks information: which, the remark says. */
const SEE_REMARK = '16';
/** What these ask for is not got by an appeal. */
const NOT_APPEALED: readonly NextAction[] = [
  'correct_and_rebill',
  'bill_other_payer',
  'bill_patient',
  'close_after_check',
];

/** What a denial is about and what to do, by rule and before any scoring (rcm.md §4 E); `book` is that of its day. */
export function judgeDenial(denial: DeniedAmount, book: CodeBook): DenialJudgement {
  const { category } = meaningOf(book, 'carc', denial.reasonCode);
  const scenario = category === null ? null : SCENARIO_OF_CATEGORY[category];
  const nextAction = nextActionOf(denial, book);
  const isAppealable = !isAppealForbidden(denial, book) && !NOT_APPEALED.includes(nextAction);
  return { category, scenario, nextAction, isAppealable };
}

/** Whether a code says that there is no appeal: MA130 and N211 as shipped (Palmetto: MA130 is excluded from redetermination). */
export function isAppealForbidden({ reasonCode, remarkCodes }: DeniedAmount, book: CodeBook): boolean {
  return finalRemark(remarkCodes, book) !== undefined || meaningOf(book, 'carc', reasonCode).isAppealForbidden;
}

function nextActionOf(denial: DeniedAmount, book: CodeBook): NextAction {
  const final = finalRemark(denial.remarkCodes, book);
  if (final !== undefined) return meaningOf(book, 'rarc', final).nextAction ?? 'correct_and_rebill';
  if (denial.groupCode === 'PR') return 'bill_patient';
  const explains = (remark: string): boolean => !meaningOf(book, 'rarc', remark).isInformational;
  if (denial.reasonCode === SEE_REMARK && !denial.remarkCodes.some(explains)) return 'review';
  return meaningOf(book, 'carc', denial.reasonCode).nextAction ?? 'review';
}

function finalRemark(remarkCodes: readonly string[], book: CodeBook): string | undefined {
  return remarkCodes.find((remark) => meaningOf(book, 'rarc', remark).isAppealForbidden);
}
