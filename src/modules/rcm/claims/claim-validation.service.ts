import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { groupedBy } from '../../../shared/domain/grouping.rules.js';
import { DomainError } from '../../../shared/errors/domain-error.js';
import { partnerFor } from '../batches/submission-partner.rules.js';
import { AUTHORIZATION_PROBLEM_CODES } from '../prior-authorizations/prior-authorization.rules.js';
import { COMPLAINT_CODES } from '../acknowledgements/complaint.codes.js';
import { Clock } from '../../../shared/time/clock.js';
import { TradingPartnersRepository } from '../trading-partners/trading-partners.repository.js';
import type { ClaimValidation } from './claim-answer.dto.js';
import { ClaimChecksRepository, type ClaimFinding } from './claim-checks.repository.js';
import { ClaimLifecycle } from './claim-lifecycle.service.js';
import { statusAfterValidation } from './claim-lifecycle.rules.js';
import { CLAIM_PROBLEMS } from './claim-problem.rules.js';
import { ClaimProblemsService, type JudgedClaim } from './claim-problems.service.js';
import { isEditable } from './claim-status.rules.js';
import { ClaimsRepository } from './claims.repository.js';

/** Findings that come from other records than the claim's own. */
const OWN_CODES = [
  'PCN_NOT_UNIQUE',
  'POSSIBLE_DUPLICATE',
  'TIMELY_FILING_PASSED',
  'TIMELY_FILING_OVERRIDDEN',
  'TIMELY_FILING_NEAR',
  'CLAIM_TYPE_NOT_SENT',
  'VOID_CHARGES_DIFFER',
  'PRIOR_PAYER_REVERSED',
  ...AUTHORIZATION_PROBLEM_CODES,
];
/** What an acknowledgement complained of is answered by mending the claim; the acknowledgement itself stays. */
const ALL_CODES = [...Object.keys(CLAIM_PROBLEMS), ...OWN_CODES, ...COMPLAINT_CODES];

/** Runs every rule of rcm.md §4 A on a claim, keeps what is found, and moves the claim accordingly. */
@Injectable()
export class ClaimValidationService {
  constructor(
    private readonly claims: ClaimsRepository,
    private readonly problems: ClaimProblemsService,
    private readonly partners: TradingPartnersRepository,
    private readonly checks: ClaimChecksRepository,
    private readonly lifecycle: ClaimLifecycle,
    private readonly units: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Validates an editable claim; without an error it becomes validated. Throws CLAIM_NOT_EDITABLE. */
  validate(id: string): Promise<ClaimValidation> {
    return this.units.run(async () => {
      const claim = await this.claims.updateIf(id, {}, {});
      if (!isEditable(claim.status)) throw new DomainError('CLAIM_NOT_EDITABLE', [], `the claim is ${claim.status}`);
      const partners = await this.partners.all();
      const judged = await this.problems.of([claim], (payer) => partnerFor(payer, partners)?.separators);
      const findings = (await this.keep(judged)).get(id) ?? [];
      const hasErrors = findings.some(({ severity }) => severity === 'error');
      const to = statusAfterValidation(claim.status, hasErrors);
      const kind = hasErrors ? 'validation_failed' : 'validated';
      await this.lifecycle.move(id, to, { kind, occurredAt: this.clock.now() });
      const facts = { status: to, findings: findings.length };
      this.units.note({ entity: 'claims', entityId: id, facts });
      const answered = findings.map(({ claimId: _claimId, ...finding }) => finding);
      return { id, version: claim.version + 1, status: to, findings: answered };
    });
  }

  /**
   * Keeps what is wrong with claims in the place of what their last validation found. Answers all findings of each,
   * those of reading its file too. In the open unit of work.
   */
  async keep(judged: readonly JudgedClaim[]): Promise<Map<string, ClaimFinding[]>> {
    const ids = judged.map(({ claim }) => claim.id);
    const found = judged.flatMap(({ claim, problems }) =>
      problems.map((problem) => ({ ...problem, claimId: claim.id })),
    );
    await this.checks.replaceFindings(ids, ALL_CODES, found);
    return groupedBy(await this.checks.findingsOf(ids), ({ claimId }) => claimId);
  }
}
