import { Injectable } from '@nestjs/common';
import { CompanyDays } from '../../../shared/time/company-days.js';
import { groupedBy } from '../../../shared/domain/grouping.rules.js';
import { CarePartiesService } from '../../clinical-record/clinical-record.api.js';
import { ClaimVersionsRepository } from '../claim-versions/claim-versions.repository.js';
import { VOID } from '../claim-versions/claim-version.rules.js';
import type { DatedTerm } from '../payer-rules/payer-rule.rules.js';
import { PayerRulesRepository } from '../payer-rules/payer-rules.repository.js';
import {
  authorizationProblems,
  AuthorizationUse,
  type AuthorizedClaim,
  type StandingAuthorization,
} from '../prior-authorizations/prior-authorization.rules.js';
import { PriorAuthorizationsRepository } from '../prior-authorizations/prior-authorizations.repository.js';
import type { Payer } from '../payers/payer.entity.js';
import { PayersRepository } from '../payers/payers.repository.js';
import { PRIOR_PAYER_REVERSED, reversedPriorMessage } from '../secondary-claims/prior-reversal.rules.js';
import { SecondaryClaimsRepository } from '../secondary-claims/secondary-claims.repository.js';
import type { SubmittedClaim } from '../x12/submitted-claim.rules.js';
import type { Claim } from './claim.entity.js';
import { ClaimChecksRepository, type FoundProblem } from './claim-checks.repository.js';
import { ClaimLinesRepository } from './claim-lines.repository.js';
import { claimProblems } from './claim-validation.rules.js';
import { ClaimsRepository } from './claims.repository.js';
import { submittedClaimOf, type StoredClaim, type StoredClaimFacts } from './stored-claim.rules.js';
import { timelyFilingProblems } from './timely-filing.rules.js';

/** A claim, how its file would say it, and all that is wrong with it. */
export interface JudgedClaim {
  claim: Claim;
  payer: Payer;
  /** Null for a type that is stored and tracked, not transmitted. */
  submitted: SubmittedClaim | null;
  problems: FoundProblem[];
}

/** What of other records decides about a claim. */
interface Context {
  payer: Payer;
  terms: readonly DatedTerm[];
  isNumberTaken: boolean;
  /** A void bill whose services are not those of the claim that it takes back. */
  isOtherVoid: boolean;
  /** The payer before took back the decision that the claim tells of. */
  isPriorReversed: boolean;
  repeatedLines: readonly number[];
  originalRemittedOn: string | null;
}

/** Puts every rule of rcm.md §4 A to claims, many at once: a constant number of statements, whatever their number. */
@Injectable()
export class ClaimProblemsService {
  constructor(
    private readonly claims: ClaimsRepository,
    private readonly lines: ClaimLinesRepository,
    private readonly checks: ClaimChecksRepository,
    private readonly versions: ClaimVersionsRepository,
    private readonly billing: SecondaryClaimsRepository,
    private readonly authorizations: PriorAuthorizationsRepository,
    private readonly payers: PayersRepository,
    private readonly payerRules: PayerRulesRepository,
    private readonly careParties: CarePartiesService,
    private readonly days: CompanyDays,
  ) {}

  /**
   * In the order of the claims. `separators`: of the file that a payer's claims would go out in; `use`: units that claims
   * judged before for the same submission take.
   */
  async of(
    claims: readonly Claim[],
    separators: (payer: Payer) => string | undefined = () => undefined,
    use = new AuthorizationUse(),
  ): Promise<JudgedClaim[]> {
    const contexts = await this.contextsOf(claims);
    const stored = await this.storedClaims(claims.filter(isSent), contexts);
    const onFile = await this.authorizations.numbered(claims.flatMap(numbersOf));
    const today = await this.days.today();
    return claims.map((claim) => {
      const context = contexts.get(claim.id)!;
      const { payer } = context;
      const own = stored.get(claim.id);
      if (own === undefined) {
        return { claim, payer, submitted: null, problems: [...ofDatabase(context), typeProblem(claim)] };
      }
      const submitted = submittedClaimOf(own);
      const ofClaim = claimProblems(submitted, today, separators(payer));
      const late = lateProblems(claim, own, context, submitted, today);
      const found = [...ofClaim, ...ofDatabase(context), ...late];
      const problems = [...found, ...authorizationFindings(authorized(claim, own), onFile, use, found)];
      return { claim, payer, submitted, problems };
    });
  }

  private async contextsOf(claims: readonly Claim[]): Promise<Map<string, Context>> {
    const ids = claims.map(({ id }) => id);
    const payerIds = [...new Set(claims.map(({ payerId }) => payerId))];
    const payers = new Map((await this.payers.allOf(payerIds)).map((payer) => [payer.id, payer]));
    const terms = await this.payerRules.termsOf(payerIds);
    const taken = await this.checks.withTakenControlNumber(ids);
    const otherVoids = await this.versions.differingVoids(ids);
    const reversed = await this.billing.withReversedPrior(ids);
    const repeated = await this.checks.repeatedLines(ids);
    const remitted = await this.checks.originalsRemittedOn(ids);
    const contextOf = ({ id, payerId }: Claim): Context => ({
      payer: payers.get(payerId)!,
      terms: terms.get(payerId) ?? [],
      isNumberTaken: taken.has(id),
      isOtherVoid: otherVoids.has(id),
      isPriorReversed: reversed.has(id),
      repeatedLines: repeated.get(id) ?? [],
      originalRemittedOn: remitted.get(id) ?? null,
    });
    return new Map(claims.map((claim) => [claim.id, contextOf(claim)]));
  }

  private async storedClaims(
    claims: readonly (Claim & StoredClaimFacts)[],
    contexts: ReadonlyMap<string, Context>,
  ): Promise<Map<string, StoredClaim>> {
    const ids = claims.map(({ id }) => id);
    const lines = groupedBy(await this.lines.ofAll(ids), ({ claimId }) => claimId);
    const diagnoses = groupedBy(await this.claims.diagnosesOfAll(ids), ({ claimId }) => claimId);
    const parties = await this.careParties.partiesOfAll(claims);
    return new Map(
      claims.map((claim, index) => {
        const { payer } = contexts.get(claim.id)!;
        const own = { lines: lines.get(claim.id) ?? [], diagnoses: diagnoses.get(claim.id) ?? [] };
        return [claim.id, { claim, payer, ...own, ...parties[index]! }];
      }),
    );
  }
}

const OTHER_VOID = 'a void bill repeats the services and charges of the claim that it takes back exactly';

/** Rules 4, 12 and 14: what other claims of the company have to do with it. */
function ofDatabase({ isNumberTaken, isOtherVoid, isPriorReversed, repeatedLines }: Context): FoundProblem[] {
  const same = 'another live claim has this patient control number: it cannot be submitted under it';
  return [
    ...(isNumberTaken ? [finding('PCN_NOT_UNIQUE', 'error', 'patientControlNumber', same)] : []),
    ...(isOtherVoid ? [finding('VOID_CHARGES_DIFFER', 'error', 'lines', OTHER_VOID)] : []),
    ...(isPriorReversed ? [finding(PRIOR_PAYER_REVERSED, 'error', 'otherPayers', reversedPriorMessage('draft'))] : []),
    ...repeatedLines.map((lineNumber) => {
      const message = `another live claim bills the service of line ${lineNumber} too`;
      return finding('POSSIBLE_DUPLICATE', 'warning', `lines[${lineNumber - 1}]`, message);
    }),
  ];
}

/** Rule 13. */
function lateProblems(
  claim: Claim,
  { coverage }: StoredClaim,
  { terms, originalRemittedOn }: Context,
  submitted: SubmittedClaim,
  today: string,
): FoundProblem[] {
  const days = {
    frequencyCode: claim.frequencyCode,
    responsibilityCode: claim.responsibilityCode,
    servedToOn: claim.servedToOn ?? claim.servedFromOn,
    priorAdjudicatedOn: latest(decidedDays(submitted)),
    originalRemittedOn,
    planName: coverage?.planName ?? null,
    overrideReason: claim.filingOverrideReason,
  };
  return timelyFilingProblems(days, terms, today).map((problem) => ({ ...problem, segment: null }));
}

/** Numbers that were given before the care; a void bill uses nothing. */
function numbersOf(claim: Claim): string[] {
  if (claim.frequencyCode === VOID) return [];
  return [claim.priorAuthorizationNumber, claim.referralNumber].filter((number) => number !== null);
}

function authorized(claim: Claim, { lines }: StoredClaim): AuthorizedClaim {
  const isVoid = claim.frequencyCode === VOID;
  const numbers = {
    authorization: isVoid ? '' : (claim.priorAuthorizationNumber ?? ''),
    referral: isVoid ? '' : (claim.referralNumber ?? ''),
  };
  const { familyId, payerId, patientId } = claim;
  return { familyId, payerId, patientId, numbers, lines };
}

/** Numbers on file that do not cover the claim. One that can go takes its units from those judged after it. */
function authorizationFindings(
  claim: AuthorizedClaim,
  onFile: readonly StandingAuthorization[],
  use: AuthorizationUse,
  found: readonly FoundProblem[],
): FoundProblem[] {
  const problems = authorizationProblems(claim, onFile, use).map(({ code, path, message }) =>
    finding(code, 'error', path, message),
  );
  if ([...found, ...problems].every(({ severity }) => severity !== 'error')) use.take(claim, onFile);
  return problems;
}

/** The days on which payers before decided: on the claim or on its lines. */
function decidedDays({ otherPayers, lines }: SubmittedClaim): (string | null)[] {
  const decisions = [...otherPayers, ...lines.flatMap(({ adjudications }) => adjudications)];
  return decisions.map(({ adjudicatedOn }) => adjudicatedOn);
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

function latest(days: readonly (string | null)[]): string | null {
  const known = days.filter((day) => day !== null).sort();
  return known.at(-1) ?? null;
}
