import type { MipsEntityType, MipsStatus } from './mips-submission.codes.js';
import type { QppSubmission } from './qpp-submission.codes.js';

const NEXT: Record<MipsStatus, readonly MipsStatus[]> = {
  draft: ['draft', 'validated', 'withdrawn'],
  // New content makes it a draft again.
  validated: ['draft', 'submitted', 'withdrawn'],
  submitted: ['accepted', 'rejected'],
  accepted: [],
  rejected: [],
  withdrawn: [],
};

/** Whether a submission may go from one status to the other. */
export function canMove(from: MipsStatus, to: MipsStatus): boolean {
  return NEXT[from].includes(to);
}

/** Whether a submission has gone out: only such a one is corrected, and only by another submission. */
export function isSent(status: MipsStatus): boolean {
  return status === 'submitted' || status === 'accepted' || status === 'rejected';
}

/** What the row of a submission tells of its content. */
export interface MipsSummary {
  performanceYear: number;
  entityType: MipsEntityType;
  taxpayerIdentificationNumber: string;
  nationalProviderIdentifier: string | null;
  measureCount: number;
}

export function summaryOf(submission: QppSubmission): MipsSummary {
  const { performanceYear, measurementSets } = submission;
  const taxpayerIdentificationNumber = submission.taxpayerIdentificationNumber ?? '';
  const nationalProviderIdentifier = submission.nationalProviderIdentifier ?? null;
  const measureCount = measurementSets.reduce((count, { measurements }) => count + measurements.length, 0);
  const entityType = submission.entityType as MipsEntityType;
  return { performanceYear, entityType, taxpayerIdentificationNumber, nationalProviderIdentifier, measureCount };
}

/** Whether two submissions are of one party: what was sent for one is not corrected for another. */
export function isSameParty(one: QppSubmission, other: QppSubmission): boolean {
  const party = (of: QppSubmission): unknown[] => [
    of.entityType,
    of.taxpayerIdentificationNumber ?? '',
    of.nationalProviderIdentifier ?? '',
    of.entityId ?? '',
  ];
  return party(one).every((part, index) => part === party(other)[index]);
}

/** What is wrong with the day of CMS's answer, held against the day of the submission and today. */
export function decisionProblem(decidedOn: string, submittedOn: string, today: string): string | null {
  if (decidedOn < submittedOn) return `the submission went out on ${submittedOn}`;
  return decidedOn > today ? 'the answer cannot come from the future' : null;
}
