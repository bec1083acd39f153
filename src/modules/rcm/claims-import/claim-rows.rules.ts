import { claimProblems } from '../claims/claim-validation.rules.js';
import { balanceEffect, type NewLedgerEntry } from '../ledger/ledger.rules.js';
import type { SubmittedClaim } from '../x12/submitted-claim.rules.js';
import { chargePostings, diagnosisFacts, lineFacts } from './imported-claim.rules.js';
import { lossFindings, type Loss } from './stored-value.rules.js';

type Rows = Record<string, unknown>[];

/** So many findings are kept of one claim. */
const MOST_FINDINGS = 1000;
const LONGEST_PATH = 200;
const LONGEST_MESSAGE = 1000;

/** Everything that hangs on one imported claim. */
export interface ClaimChildren {
  lines: Rows;
  diagnoses: Rows;
  charges: NewLedgerEntry[];
  findings: Rows;
  /** Whether one of the findings is an error. */
  hasErrors: boolean;
}

/** A claim of a file with what could not be read of it. */
export interface ReadClaim {
  claim: SubmittedClaim;
  findings: readonly FoundInClaim[];
  /** Of the file, as characters: a value may have any other. */
  separators: string;
}

/** Where and when a claim is imported. */
export interface ImportPlace {
  claimId: string;
  x12FileId: string;
  /** Today where the company is. */
  today: string;
  /** Whether it owes what it charges from now on, and what payers before it have settled of that. */
  isCharged: boolean;
  settledCents: number;
  /** Whether another live claim has its patient control number. */
  isRepeated: boolean;
  newId: () => string;
}

/** The rows of a claim beside its own. `losses`: what of it and its parties could not be kept whole. */
export function claimChildren(
  { claim, findings, separators }: ReadClaim,
  place: ImportPlace,
  losses: Loss[],
): ClaimChildren {
  const { claimId, today } = place;
  const lines = claim.lines.map((line) => ({ id: place.newId(), claimId, ...lineFacts(line, losses) }));
  const diagnoses = diagnosisFacts(claim, losses).map((diagnosis) => ({ claimId, ...diagnosis }));
  const charges = place.isCharged
    ? chargePostings(claim, today, place.settledCents).map(({ lineNumber, cents, postedOn }) => ({
        claimId,
        claimLineItemId: lineNumber === null ? null : lines[lineNumber - 1]!.id,
        kind: 'charge' as const,
        cents,
        balanceEffectCents: balanceEffect('charge', cents),
        postedOn,
      }))
    : [];
  const found = [
    ...findings,
    ...claimProblems(claim, today, separators),
    ...lossFindings(losses),
    ...(place.isRepeated ? [REPEATED] : []),
  ];
  const hasErrors = found.some(({ severity }) => severity === 'error');
  const rows = listed(found).map((finding) => ({ ...finding, ...idsOf(place) }));
  return { lines, diagnoses, charges, findings: rows, hasErrors };
}

const REPEATED: FoundInClaim = {
  code: 'PCN_NOT_UNIQUE',
  severity: 'error',
  path: 'patientControlNumber',
  message: 'another live claim has this patient control number: it cannot be submitted under it',
};

interface FoundInClaim {
  code: string;
  severity: string;
  segment?: number | null;
  path?: string | null;
  message: string;
}

function listed(found: readonly FoundInClaim[]): FoundInClaim[] {
  const kept = found.slice(0, MOST_FINDINGS).map(({ code, severity, segment, path, message }) => ({
    code,
    severity,
    segment: segment ?? null,
    path: path?.slice(0, LONGEST_PATH) || null,
    message: message.slice(0, LONGEST_MESSAGE),
  }));
  if (found.length <= MOST_FINDINGS) return kept;
  const message = `${found.length - MOST_FINDINGS} more findings are not listed`;
  return [...kept, { code: 'FINDINGS_OMITTED', severity: 'info', segment: null, path: null, message }];
}

function idsOf({ claimId, x12FileId }: ImportPlace): { claimId: string; x12FileId: string } {
  return { claimId, x12FileId };
}
