import fc from 'fast-check';
import type {
  ClaimType,
  HealthCode,
  OtherPayer,
  SubmittedClaim,
  SubmittedLine,
} from '../../src/modules/rcm/x12/submitted-claim.rules.js';
import type { Party } from '../../src/modules/rcm/x12/submitted-hierarchy.rules.js';
import type {
  Adjustment,
  KeptElement,
  KeptSegment,
  QualifiedPeriod,
  Reference,
} from '../../src/modules/rcm/x12/x12-segment.rules.js';
import { compactFromDay } from '../../src/shared/domain/day.rules.js';

/** Words without any of the separators that are tried, and without blanks at their ends, which readers trim. */
const word = fc.stringMatching(/^[A-Za-z0-9](?:[A-Za-z0-9 .,'()&-]{0,18}[A-Za-z0-9])?$/);
const maybe = (text: fc.Arbitrary<string>): fc.Arbitrary<string> => fc.oneof(fc.constant(''), text);
const code = fc.stringMatching(/^[A-Z0-9]{2,8}$/);
const cents = fc.integer({ min: 0, max: 99_999_999 });
const units = fc.integer({ min: 1, max: 9_999_999 }).map((thousandths) => thousandths / 1000);
const day = fc
  .tuple(fc.integer({ min: 1990, max: 2027 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join('-'));
const sometimes = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { freq: 2 });
const place = { segment: fc.constant(0) };

/** The record with some of these fields, which a file need not say. */
const alsoSome = <T extends object, M extends object>(
  record: fc.Arbitrary<T>,
  more: { [K in keyof M]: fc.Arbitrary<M[K]> },
): fc.Arbitrary<T & Partial<M>> =>
  fc.tuple(record, fc.record<M, never>(more, { requiredKeys: [] })).map(([said, also]) => ({ ...said, ...also }));
const element: fc.Arbitrary<KeptElement> = fc.oneof(word, fc.tuple(code, code));

const reference = (qualifiers: string[]): fc.Arbitrary<Reference> =>
  alsoSome(fc.record({ qualifier: fc.constantFrom(...qualifiers), value: word, description: maybe(word) }), {
    further: element,
  });
const amount = (qualifiers: string[]) => fc.record({ qualifier: fc.constantFrom(...qualifiers), cents });
const adjustment: fc.Arbitrary<Adjustment> = fc.record({
  groupCode: fc.constantFrom('CO', 'PR', 'OA'),
  reasonCode: fc.stringMatching(/^[1-9][0-9]{0,2}$/),
  cents: fc.integer({ min: -5_000_000, max: 5_000_000 }),
  quantity: sometimes(units),
});
const kept = (loop: string, ids: string[]): fc.Arbitrary<KeptSegment[]> =>
  fc
    .array(fc.tuple(fc.constantFrom(...ids), fc.array(element, { minLength: 1, maxLength: 4 })), { maxLength: 2 })
    .map((segments) =>
      // In the order of the guide: a reader meets them in no other.
      [...segments]
        .sort(([one], [other]) => ids.indexOf(one) - ids.indexOf(other))
        .map(([id, elements]) => ({ loop, segment: 0, elements: [id, ...elements] })),
    );

const party = (entityCode: string, more: { taxonomy?: boolean; references?: string[] } = {}): fc.Arbitrary<Party> =>
  alsoSome(partyFacts(entityCode, more), {
    countrySubdivision: fc.constantFrom('ON', 'QC'),
    behindId: fc.array(element, { minLength: 1, maxLength: 3 }),
  });
const partyFacts = (entityCode: string, more: { taxonomy?: boolean; references?: string[] }): fc.Arbitrary<Party> =>
  fc.record({
    entityCode: fc.constant(entityCode),
    entityType: fc.constantFrom('1', '2'),
    name: word,
    firstName: maybe(word),
    middleName: maybe(word),
    suffix: maybe(code),
    idQualifier: fc.constant('XX'),
    id: code,
    street: maybe(word),
    street2: maybe(word),
    city: maybe(word),
    state: maybe(fc.constantFrom('OH', 'TX')),
    zip: maybe(fc.constant('432150001')),
    country: fc.constantFrom('', 'CA'),
    taxonomyCode: more.taxonomy ? maybe(fc.constant('207Q00000X')) : fc.constant(''),
    references: fc.array(reference(more.references ?? ['G2', 'EI']), { maxLength: 2 }),
    ...place,
  });

const period = (qualifier: string): fc.Arbitrary<QualifiedPeriod> =>
  fc.tuple(day, day, fc.boolean()).map(([fromOn, other, isPeriod]) => {
    const text = isPeriod ? `${compactFromDay(fromOn)}-${compactFromDay(other)}` : compactFromDay(fromOn);
    return { qualifier, fromOn, toOn: isPeriod ? other : fromOn, time: null, text };
  });

const healthCode = (qualifier: string, value: boolean): fc.Arbitrary<HealthCode> =>
  fc
    .record({
      qualifier: fc.constant(qualifier),
      code,
      fromOn: sometimes(day),
      cents: value ? sometimes(cents) : fc.constant(null),
      presentOnAdmission: fc.constantFrom('', 'Y', 'N'),
      ...place,
    })
    .map((health) => ({ ...health, toOn: health.fromOn }));
const codes = (qualifiers: string[]): fc.Arbitrary<HealthCode[]> =>
  fc
    .tuple(...qualifiers.map((qualifier) => fc.array(healthCode(qualifier, qualifier === 'BE'), { maxLength: 14 })))
    .map((families) => families.flat());

const otherPayer: fc.Arbitrary<OtherPayer> = fc.record({
  responsibilityCode: fc.constantFrom('P', 'S', 'T'),
  relationshipCode: fc.constantFrom('18', '01'),
  groupNumber: maybe(word),
  groupName: maybe(word),
  insuranceTypeCode: maybe(code),
  filingCode: maybe(fc.constantFrom('CI', 'MB')),
  adjustments: fc.array(adjustment, { maxLength: 9 }),
  amounts: fc.array(amount(['D', 'EAF', 'A8']), { maxLength: 2 }),
  birthOn: fc.constant(null),
  sex: fc.constant(''),
  benefitsAssigned: fc.constant(''),
  releaseOfInformation: fc.constant(''),
  subscriber: sometimes(party('IL')),
  payer: sometimes(party('PR')),
  providers: fc.array(party('82'), { maxLength: 1 }),
  adjudicatedOn: fc.constant(null),
  kept: kept('2320', ['MIA', 'MOA']),
  ...place,
});

function line(type: ClaimType): fc.Arbitrary<SubmittedLine> {
  const isProfessional = type === 'professional';
  const procedure = fc.record({
    qualifier: fc.constant('HC'),
    code: fc.stringMatching(/^[0-9]{5}$/),
    modifiers: fc.array(fc.stringMatching(/^[A-Z0-9]{2}$/), { maxLength: 4 }),
    description: maybe(word),
  });
  return fc
    .record({
      procedure: isProfessional ? procedure : sometimes(procedure),
      revenueCode: isProfessional ? fc.constant('') : fc.stringMatching(/^[0-9]{4}$/),
      chargeCents: cents,
      unitCode: fc.constantFrom('UN', 'MJ'),
      units,
      placeOfServiceCode: isProfessional ? fc.constantFrom('', '11') : fc.constant(''),
      pointers: isProfessional
        ? fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 4 })
        : fc.constant<number[]>([]),
      served: period('472'),
      periods: fc.array(fc.constantFrom('471', '607').chain(period), { maxLength: 2 }),
      controlNumber: code,
      references: fc.array(reference(['G1', '9F']), { maxLength: 2 }),
      amounts: fc.array(amount(['T', 'F4']), { maxLength: 2 }),
      drug: sometimes(fc.record({ code: fc.stringMatching(/^[0-9]{11}$/), quantity: units })),
      providers: fc.array(party('82', { taxonomy: true }), { maxLength: 1 }),
      adjudications: fc.array(
        alsoSome(
          fc.record({
            payerId: code,
            paidCents: cents,
            procedure,
            revenueCode: maybe(fc.constant('0300')),
            units: sometimes(units),
            adjustments: fc.array(adjustment, { maxLength: 8 }),
            adjudicatedOn: sometimes(day),
            amounts: fc.array(amount(['EAF']), { maxLength: 1 }),
            kept: kept('2430', ['NTE']),
            ...place,
          }),
          { bundledInto: fc.constantFrom('1', '12') },
        ),
        { maxLength: 2 },
      ),
      kept: kept('2400', ['PWK', 'MEA', 'K3', 'NTE', 'HCP']),
      forms: kept('2440', ['LQ', 'FRM']),
      ...place,
    })
    .map(({ served, drug, forms, ...facts }) => ({
      ...facts,
      ordinal: 0,
      number: '',
      servedFromOn: served.fromOn,
      servedToOn: served.toOn,
      periods: [served, ...facts.periods],
      references: [{ qualifier: '6R', value: facts.controlNumber, description: '' }, ...facts.references],
      drugCode: drug?.code ?? '',
      drugQuantity: drug?.quantity ?? null,
      drugUnitCode: drug === null ? '' : 'ML',
      // Only behind an LQ is a segment of the form.
      kept: [...facts.kept, ...(forms[0]?.elements[0] === 'LQ' ? forms : [])],
    }));
}

/** Any claim of a type that a file can hold: its parts need not make sense together. */
export function anyClaim(type: ClaimType): fc.Arbitrary<SubmittedClaim> {
  const isProfessional = type === 'professional';
  const person = { birthOn: sometimes(day), sex: fc.constantFrom('F', 'M', 'U') };
  return fc
    .record({
      billing: fc.record({
        provider: party('85', { taxonomy: true }),
        payTo: sometimes(party('87', { references: ['G2'] })),
        payToPlan: fc.constant(null),
        kept: kept('2010AA', ['PER']),
      }),
      subscriber: fc.record({
        responsibilityCode: fc.constantFrom('P', 'S'),
        relationshipCode: fc.constantFrom('18', ''),
        groupNumber: maybe(word),
        groupName: maybe(word),
        insuranceTypeCode: maybe(code),
        filingCode: fc.constantFrom('CI', 'MB'),
        person: party('IL'),
        payer: party('PR'),
        kept: kept('2010BA', ['PER']),
        ...person,
        ...place,
      }),
      patient: sometimes(
        fc.record({
          relationshipCode: fc.constantFrom('19', '01'),
          person: party('QC'),
          kept: kept('2000C', ['NTE']),
          ...person,
          ...place,
        }),
      ),
      patientControlNumber: code,
      chargeCents: cents,
      facilityCode: fc.constant('11'),
      frequencyCode: fc.constantFrom('1', '7', '8'),
      statement: sometimes(fc.tuple(day, day)),
      admittedOn: sometimes(day),
      dischargeTime: sometimes(fc.constant('1100')),
      admission: fc.tuple(maybe(fc.constant('3')), maybe(fc.constant('1')), fc.constantFrom('01', '30')),
      periods: fc.array(fc.constantFrom('431', '454', '050').chain(period), { maxLength: 2 }),
      references: fc.array(reference(['F8', 'G1', 'D9', 'EA']), { maxLength: 3 }),
      amounts: fc.array(amount(['F5', 'F3']), { maxLength: 1 }),
      codes: isProfessional
        ? fc.tuple(codes(['ABK', 'ABF']), codes(['BP', 'BO', 'BG'])).map((all) => all.flat())
        : codes(['ABK', 'ABJ', 'APR', 'ABN', 'ABF', 'BBR', 'BBQ', 'BI', 'BH', 'BE', 'BG']),
      providers: fc.array(party(isProfessional ? '82' : '71', { taxonomy: true }), { maxLength: 2 }),
      otherPayers: fc.array(otherPayer, { maxLength: 2 }),
      lines: fc.array(line(type), { minLength: 1, maxLength: 3 }),
      kept: kept('2300', ['PWK', 'CN1', 'K3', 'NTE', 'CR1', 'CRC', 'HCP', 'ZZZ']),
    })
    .map(({ statement, admission, ...facts }) => ({
      ...facts,
      type,
      ordinal: 0,
      segment: 0,
      purposeCode: 'CH',
      facilityQualifier: isProfessional ? 'B' : 'A',
      providerSignature: isProfessional ? 'Y' : '',
      assignmentCode: 'A',
      benefitsAssigned: 'Y',
      releaseOfInformation: 'Y',
      statementFromOn: statement?.[0] ?? null,
      statementToOn: statement?.[1] ?? null,
      admissionTypeCode: admission[0],
      admissionSourceCode: admission[1],
      patientStatusCode: admission[2],
      ...ownPeriods(facts, statement),
    }));
}

interface Dated {
  dischargeTime: string | null;
  admittedOn: string | null;
  periods: QualifiedPeriod[];
}

/** The model has the statement, admission and discharge twice: as fields and as the periods they were read from. */
function ownPeriods(facts: Dated, statement: readonly [string, string] | null): { periods: QualifiedPeriod[] } {
  const { dischargeTime: time, admittedOn } = facts;
  const periods: QualifiedPeriod[] = [];
  if (time !== null) periods.push({ qualifier: '096', fromOn: null, toOn: null, time, text: time });
  if (statement !== null) {
    const [fromOn, toOn] = statement;
    periods.push({ qualifier: '434', fromOn, toOn, time: null, text: '' });
  }
  if (admittedOn !== null) {
    const text = compactFromDay(admittedOn);
    periods.push({ qualifier: '435', fromOn: admittedOn, toOn: admittedOn, time: null, text });
  }
  return { periods: [...periods, ...facts.periods] };
}
