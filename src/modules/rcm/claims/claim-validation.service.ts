import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { DomainError } from '../../../shared/errors/domain-error.js';
import { COMPLAINT_CODES } from '../acknowledgements/complaint.codes.js';
import { Clock } from '../../../shared/time/clock.js';
import { CarePartiesService } from '../../clinical-record/clinical-record.api.js';
import type { Payer } from '../payers/payer.entity.js';
import { PayersRepository } from '../payers/payers.repository.js';
import type { Claim } from './claim.entity.js';
import type { ClaimValidation } from './claim-answer.dto.js';
import { ClaimChecksRepository, type FoundProblem } from './claim-checks.repository.js';
import { ClaimLifecycle } from './claim-lifecycle.service.js';
import { statusAfterValidation } from './claim-lifecycle.rules.js';
import { ClaimLinesRepository } from './claim-lines.repository.js';
import { CLAIM_PROBLEMS } from './claim-problem.rules.js';
import { isEditable } from './claim-status.rules.js';
import { claimProblems } from './claim-validation.rules.js';
import { ClaimsRepository } from './claims.repository.js';
import { type StoredClaimFacts, submittedClaimOf } from './stored-claim.rules.js';
import { timelyFilingProblems } from './timely-filing.rules.js';

const OWN_CODES = [
  'PCN_NOT_UNIQUE',
  'POSSIBLE_DUPLICATE',
  'TIMELY_FILING_PASSED',
  'TIMELY_FILING_NEAR',
  'CLAIM_TYPE_NOT_SENT',
];
/** What an acknowledgement complained of is answered by mending the claim; the acknowledgement itself stays. */
const ALL_CODES = [...Object.keys(CLAIM_PROBLEMS), ...OWN_CODES, ...COMPLAINT_CODES];

/** Runs every rule of rcm.md §4 A on a claim, keeps what is found, and moves the claim accordingly. */
@Injectable()
export class ClaimValidationService {
  constructor(
    private readonly claims: ClaimsRepository,
    private readonly lines: ClaimLinesRepository,
    private readonly checks: ClaimChecksRepository,
    private readonly payers: PayersRepository,
    private readonly careParties: CarePartiesService,
    private readonly lifecycle: ClaimLifecycle,
    private readonly units: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Validates an editable claim; without an error it becomes validated. Throws CLAIM_NOT_EDITABLE. */
  validate(id: string): Promise<ClaimValidation> {
    return this.units.run(async () => {
      const claim = await this.claims.updateIf(id, {}, {});
      if (!isEditable(claim.status)) throw new DomainError('CLAIM_NOT_EDITABLE', [], `the claim is ${claim.status}`);
      const found = await this.problemsOf(claim);
      await this.checks.replaceFindings(claim, ALL_CODES, found);
      const findings = await this.checks.findingsOf(id);
      const hasErrors = findings.some(({ severity }) => severity === 'error');
      const to = statusAfterValidation(claim.status, hasErrors);
      const kind = hasErrors ? 'validation_failed' : 'validated';
      await this.lifecycle.move(id, to, { kind, occurredAt: this.clock.now() });
      const facts = { status: to, findings: findings.length };
      this.units.note({ entity: 'claims', entityId: id, facts });
      return { id, version: claim.version + 1, status: to, findings };
    });
  }

  private async problemsOf(claim: Claim): Promise<FoundProblem[]> {
    const payer = await this.payers.get(claim.payerId);
    const ofDatabase = await this.databaseProblems(claim);
    if (!isSent(claim)) return [...ofDatabase, typeProblem(claim)];
    const lines = await this.lines.of(claim.id);
    const diagnoses = await this.claims.diagnosesOf(claim.id);
    const parties = await this.careParties.partiesOf(claim);
    const submitted = submittedClaimOf({ claim, lines, diagnoses, payer, ...parties });
    const days = {
      frequencyCode: claim.frequencyCode,
      responsibilityCode: claim.responsibilityCode,
      servedToOn: claim.servedToOn ?? claim.servedFromOn,
      priorAdjudicatedOn: latest(submitted.otherPayers.map(({ adjudicatedOn }) => adjudicatedOn)),
      originalRemittedOn: await this.checks.originalRemittedOn(claim),
    };
    const today = this.clock.today();
    const late = timelyFilingProblems(days, limitOf(payer), today).map((problem) => ({ ...problem, segment: null }));
    return [...claimProblems(submitted, today), ...ofDatabase, ...late];
  }

  /** Rules 4 and 14: what other claims of the company have to do with it. */
  private async databaseProblems(claim: Claim): Promise<FoundProblem[]> {
    const taken = await this.checks.isControlNumberTaken(claim);
    const repeated = await this.checks.repeatedLines(claim);
    const same = 'another live claim has this patient control number: it cannot be submitted under it';
    return [
      ...(taken ? [finding('PCN_NOT_UNIQUE', 'error', 'patientControlNumber', same)] : []),
      ...repeated.map((lineNumber) => {
        const message = `another live claim bills the service of line ${lineNumber} too`;
        return finding('POSSIBLE_DUPLICATE', 'warning', `lines[${lineNumber - 1}]`, message);
      }),
    ];
  }
}

function isSent(claim: Claim): claim is Claim & StoredClaimFacts {
  return claim.type === 'professional' || claim.type === 'institutional';
}

function typeProblem({ type }: Claim): FoundProblem {
  return finding('CLAIM_TYPE_NOT_SENT', 'error', 'type', `${type} claims are stored and tracked, not transmitted`);
}

function finding(code: string, severity: 'error' | 'warning', path: string, message: string): FoundProblem {
  return { code, severity, segment: null, path, message };
}

function limitOf({
  filingLimitCount: count,
  filingLimitUnit: unit,
}: Payer): { count: number; unit: 'days' | 'months' } | null {
  return count === null || unit === null ? null : { count, unit };
}

function latest(days: readonly (string | null)[]): string | null {
  return (
    days
      .filter((day) => day !== null)
      .sort()
      .at(-1) ?? null
  );
}
