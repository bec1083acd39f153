import fc from 'fast-check';
import { anyClaim } from '../../../../test/factories/any-claim.factory.js';
import { asSaid } from '../../../../test/factories/written-claims.factory.js';
import { submittedClaimOf, type StoredClaim } from '../claims/stored-claim.rules.js';
import type { HealthCode, SubmittedClaim } from '../x12/submitted-claim.rules.js';
import type { Party } from '../x12/submitted-hierarchy.rules.js';
import type { Reference } from '../x12/x12-segment.rules.js';
import { claimFacts, diagnosisFacts, lineFacts } from './imported-claim.rules.js';
import { patientFacts, payerFacts, providerFacts, renderingFacts } from './imported-parties.reader.js';

/** A claim as its import stores it: the columns of its records, and what has none. */
function stored(claim: SubmittedClaim): StoredClaim {
  const patient = patientFacts(claim, 'payer');
  const { memberId, order: _order, ...coverage } = patient.coverage;
  const records = {
    claim: claimFacts(claim, []),
    lines: claim.lines.map((line) => lineFacts(line, [])),
    diagnoses: diagnosisFacts(claim, []),
    patient,
    coverage: memberId === null ? null : { ...coverage, memberId },
    payer: payerFacts(claim),
    billingProvider: providerFacts(claim.billing.provider, true),
    renderingProvider: renderingFacts(claim),
    facility: null,
  };
  return JSON.parse(JSON.stringify(records)) as StoredClaim;
}

/** A claim that makes sense as far as its records must: who is who, one number of each kind, one period. */
function sensible(claim: SubmittedClaim): SubmittedClaim {
  const { billing, subscriber, patient } = claim;
  const isSelf = patient === null;
  const [from, to] = [claim.statementFromOn, claim.statementToOn].sort();
  const isInstitutional = claim.type === 'institutional';
  return {
    ...claim,
    billing: { ...billing, provider: { ...npiParty(billing.provider!), references: taxed(billing.provider!) } },
    subscriber: {
      ...subscriber,
      relationshipCode: isSelf ? '18' : '',
      person: { ...subscriber.person!, idQualifier: 'MI', entityType: '1' },
    },
    patient: patient && { ...patient, person: { ...patient.person!, entityType: '1', idQualifier: '', id: '' } },
    references: onceEach(claim.references),
    codes: claim.codes.map(undated).sort((one, other) => diagnosisFirst(one) - diagnosisFirst(other)),
    providers: claim.providers.slice(0, 1).map((party) => ({ ...npiParty(party), ...NOWHERE })),
    // The lines' days are the statement of a claim that has none.
    statementFromOn: isInstitutional ? (from ?? '2026-01-01') : null,
    statementToOn: isInstitutional ? (to ?? '2026-01-01') : null,
  };
}

const NOWHERE = { street: '', street2: '', city: '', state: '', zip: '' };
const FAMILIES = ['ABK', 'ABF', 'ABJ', 'APR', 'ABN'];

function npiParty(party: Party): Party {
  return { ...party, idQualifier: 'XX', id: '1234567893' };
}

/** Who bills says one tax id, first. */
function taxed({ references }: Party): Reference[] {
  const others = references.filter(({ qualifier }) => qualifier !== 'EI' && qualifier !== 'SY');
  return [{ qualifier: references.length > 1 ? 'SY' : 'EI', value: '123456789', description: '' }, ...others];
}

function onceEach(references: readonly Reference[]): Reference[] {
  return references.filter(
    ({ qualifier }, index) => references.findIndex((one) => one.qualifier === qualifier) === index,
  );
}

/** Diagnoses have no day and stand before procedures, values and occurrences. */
function undated(code: HealthCode): HealthCode {
  return FAMILIES.includes(code.qualifier) ? { ...code, fromOn: null, toOn: null } : code;
}

function diagnosisFirst({ qualifier }: HealthCode): number {
  return FAMILIES.includes(qualifier) ? Math.min(FAMILIES.indexOf(qualifier), 2) : FAMILIES.length;
}

describe('RCM C: a claim imported as a draft would go out as it came', () => {
  it.each(['professional', 'institutional'] as const)('%s, whatever it says', (type) => {
    fc.assert(
      fc.property(anyClaim(type), (any) => {
        const claim = sensible(any);
        expect(asSaid(submittedClaimOf(stored(claim)))).toEqual(asSaid(claim));
      }),
      { numRuns: process.env['QUINTET_LONG'] === undefined ? 60 : 2000 },
    );
  });
});
