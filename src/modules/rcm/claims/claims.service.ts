import { Injectable } from '@nestjs/common';
import { Counters } from '../../../shared/counters/counters.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { DomainError } from '../../../shared/errors/domain-error.js';
import type { JsonText } from '../../../shared/http/json-text.js';
import { Clock } from '../../../shared/time/clock.js';
import { CarePartiesService } from '../../clinical-record/clinical-record.api.js';
import { PayersRepository } from '../payers/payers.repository.js';
import { ClaimDetailRepository } from './claim-detail.repository.js';
import { ClaimEditing } from './claim-editing.service.js';
import { ClaimLifecycle } from './claim-lifecycle.service.js';
import { canVoidHere } from './claim-lifecycle.rules.js';
import type { Claim } from './claim.entity.js';
import type { CreateClaimDto, ReplaceDiagnosesDto, UpdateClaimDto } from './claim.dto.js';
import {
  billingProblems,
  diagnosisRows,
  patientControlNumberOf,
  periodProblems,
  servicePeriodOf,
  totalChargeCents,
  totalProblems,
} from './claim.rules.js';
import type { InstitutionalFactsDto } from './institutional-facts.dto.js';
import {
  institutionalFactsOf,
  institutionalProblems,
  withInstitutionalFacts,
  type InstitutionalFacts,
} from './institutional-facts.rules.js';
import { newLine } from './claim-line.rules.js';
import { isEditable } from './claim-status.rules.js';
import { ClaimsRepository } from './claims.repository.js';

type Billing = Pick<Claim, 'patientId' | 'payerId'> & { coverageId?: string | null };

/** Entering, changing and voiding claims. */
@Injectable()
export class ClaimsService {
  constructor(
    private readonly claims: ClaimsRepository,
    private readonly details: ClaimDetailRepository,
    private readonly editing: ClaimEditing,
    private readonly lifecycle: ClaimLifecycle,
    private readonly payers: PayersRepository,
    private readonly careParties: CarePartiesService,
    private readonly counters: Counters,
    private readonly units: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** A new draft. Throws VALIDATION_FAILED with all problems, REFERENCE_NOT_FOUND. */
  create(facts: CreateClaimDto): Promise<JsonText> {
    return this.units.run(async () => {
      const { lines: entered = [], diagnoses = [], ...claim } = facts;
      const billing = await this.billingProblems(claim);
      refuseIf([...periodProblems(facts.type, facts), ...totalProblems(entered), ...billing]);
      const number = await this.counters.next('claim');
      const patientControlNumber = patientControlNumberOf(number);
      const lines = entered.map((line, index) => newLine(line, index + 1, patientControlNumber));
      const row = {
        frequencyCode: '1',
        responsibilityCode: 'P',
        ...claim,
        number,
        patientControlNumber,
        status: 'draft' as const,
        chargeCents: totalChargeCents(lines),
        ...servicePeriodOf(facts.type, facts, lines),
      };
      const id = await this.claims.add(row, lines, diagnosisRows(diagnoses));
      await this.lifecycle.begin([{ claimId: id, status: 'draft' }], { kind: 'created', occurredAt: this.clock.now() });
      return this.details.changed(id);
    });
  }

  /** Changes an editable claim that still has `version`. Throws CLAIM_NOT_EDITABLE. */
  update(id: string, version: number, facts: UpdateClaimDto): Promise<JsonText> {
    return this.editing.edit(id, version, async (claim) => {
      const changed = { ...claim, ...facts };
      refuseIf([...periodProblems(changed.type, facts), ...(await this.billingProblems(changed))]);
      return facts;
    });
  }

  /** Puts these diagnoses in the place of those the claim has. */
  replaceDiagnoses(id: string, version: number, { diagnoses }: ReplaceDiagnosesDto): Promise<JsonText> {
    return this.editing.edit(id, version, async () => {
      await this.claims.replaceDiagnoses(id, diagnosisRows(diagnoses));
      return {};
    });
  }

  /** What an institutional claim says beyond a professional one. Throws NOT_FOUND. */
  async institutionalFacts(id: string): Promise<InstitutionalFacts> {
    return institutionalFactsOf((await this.claims.get(id)).loops);
  }

  /** Puts these facts in the place of those that an editable institutional claim has. */
  replaceInstitutionalFacts(id: string, version: number, facts: InstitutionalFactsDto): Promise<JsonText> {
    return this.editing.edit(id, version, async ({ type, loops }) => {
      const said = institutionalFacts(facts);
      refuseIf(institutionalProblems(type, said));
      return { loops: withInstitutionalFacts(loops, said) };
    });
  }

  /** Lets an editable claim go although its timely-filing limit has passed (rcm.md §4 A 13). Throws CLAIM_NOT_EDITABLE. */
  overrideFiling(id: string, version: number, reason: string): Promise<JsonText> {
    return this.units.run(async () => {
      const { status } = await this.editing.lock(id, version);
      if (!isEditable(status)) throw new DomainError('CLAIM_NOT_EDITABLE', [], `the claim is ${status}`);
      await this.claims.update(id, version, { filingOverrideReason: reason });
      await this.lifecycle.move(id, status, { kind: 'filing_overridden', occurredAt: this.clock.now(), reason });
      return this.details.changed(id);
    });
  }

  /** Voids a claim that has not gone out. One that has needs a bill of frequency 8: CLAIM_NEEDS_VOID_BILL. */
  void(id: string, version: number, reason: string): Promise<JsonText> {
    return this.units.run(async () => {
      const claim = await this.editing.lock(id, version);
      if (!canVoidHere(claim.status))
        throw new DomainError('CLAIM_NEEDS_VOID_BILL', [], `the claim is ${claim.status}`);
      await this.lifecycle.move(id, 'voided', { kind: 'voided', occurredAt: this.clock.now(), reason });
      return this.details.changed(id);
    });
  }

  // Missing references are left to the foreign keys, which name their field.
  private async billingProblems(claim: Billing): Promise<ReturnType<typeof billingProblems>> {
    const coverage = claim.coverageId ? await this.careParties.coverage(claim.coverageId) : null;
    return billingProblems(claim, coverage, await this.payers.byId(claim.payerId));
  }
}

/** What is left out is null. */
function institutionalFacts({ codes, ...facts }: InstitutionalFactsDto): InstitutionalFacts {
  const nothing = { admissionTypeCode: null, admissionSourceCode: null, patientStatusCode: null, dischargeTime: null };
  const undated = { fromOn: null, toOn: null, cents: null };
  return { ...nothing, ...facts, codes: codes.map((code) => ({ ...undated, ...code })) };
}

function refuseIf(problems: ReturnType<typeof billingProblems>): void {
  if (problems.length > 0) throw new DomainError('VALIDATION_FAILED', problems);
}
