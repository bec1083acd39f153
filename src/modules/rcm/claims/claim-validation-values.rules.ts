import type { SubmittedClaim } from '../x12/submitted-claim.rules.js';
import type { Party } from '../x12/submitted-hierarchy.rules.js';
import type { Reference } from '../x12/x12-segment.rules.js';
import type { ClaimProblemList } from './claim-problem.rules.js';

/** The basic and extended character sets of X12: printable ASCII. */
const ALLOWED = /^[\x20-\x7e]*$/;
/** The separators that our own files use. */
const SEPARATOR = /[*:~^]/;
const LONGEST = { name: 60, firstName: 35, middleName: 25, street: 55, street2: 55, city: 30, id: 80 } as const;
const LONGEST_REFERENCE = 50;

/** Rule 16: characters and lengths of every value that is written into a file. */
export function checkValues(claim: SubmittedClaim, problems: ClaimProblemList): void {
  const { billing, subscriber, patient, segment } = claim;
  checkText(claim.patientControlNumber, 'patientControlNumber', segment, problems);
  checkParty(billing.provider, 'billing.provider', problems);
  checkParty(billing.payTo, 'billing.payTo', problems);
  checkParty(subscriber.person, 'subscriber.person', problems);
  checkParty(subscriber.payer, 'subscriber.payer', problems);
  checkText(subscriber.groupNumber, 'subscriber.groupNumber', subscriber.segment, problems);
  checkText(subscriber.groupName, 'subscriber.groupName', subscriber.segment, problems);
  checkParty(patient?.person ?? null, 'patient.person', problems);
  claim.providers.forEach((party, index) => checkParty(party, `providers[${index}]`, problems));
  checkReferences(claim.references, 'references', segment, problems);
  claim.otherPayers.forEach((payer, index) => {
    checkParty(payer.subscriber, `otherPayers[${index}].subscriber`, problems);
    checkParty(payer.payer, `otherPayers[${index}].payer`, problems);
  });
  claim.lines.forEach((line, index) => {
    const path = `lines[${index}]`;
    checkReferences(line.references, `${path}.references`, line.segment, problems);
    checkText(line.procedure?.description ?? '', `${path}.procedure.description`, line.segment, problems);
    line.providers.forEach((party, at) => checkParty(party, `${path}.providers[${at}]`, problems));
  });
}

function checkParty(party: Party | null, path: string, problems: ClaimProblemList): void {
  if (party === null) return;
  for (const field of Object.keys(LONGEST) as (keyof typeof LONGEST)[]) {
    const value = party[field];
    if (value === '') continue;
    checkText(value, `${path}.${field}`, party.segment, problems);
    const isLong = value.length > LONGEST[field];
    const message = `the value has ${value.length} characters, at most ${LONGEST[field]} fit`;
    problems.when(isLong, 'VALUE_TOO_LONG', `${path}.${field}`, party.segment, message);
  }
  checkReferences(party.references, `${path}.references`, party.segment, problems);
}

function checkReferences(
  references: readonly Reference[],
  path: string,
  segment: number,
  problems: ClaimProblemList,
): void {
  references.forEach(({ value }, index) => {
    checkText(value, `${path}[${index}].value`, segment, problems);
    const message = `the value has ${value.length} characters, at most ${LONGEST_REFERENCE} fit`;
    problems.when(value.length > LONGEST_REFERENCE, 'VALUE_TOO_LONG', `${path}[${index}].value`, segment, message);
  });
}

function checkText(value: string, path: string, segment: number, problems: ClaimProblemList): void {
  const odd = 'the value has a character outside of the X12 basic and extended sets';
  problems.when(!ALLOWED.test(value), 'CHARACTER_NOT_ALLOWED', path, segment, odd);
  const separator = 'the value has a character that separates elements (* : ~ ^)';
  problems.when(SEPARATOR.test(value), 'SEPARATOR_IN_VALUE', path, segment, separator);
}
