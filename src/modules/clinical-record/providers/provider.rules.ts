import { isNpi } from '../../../shared/domain/npi.rules.js';

interface EntryProblem {
  code: string;
  message: string;
  pointer: string;
}

/** What is wrong with an NPI that a person entered; imported ones are kept as they came. */
export function npiProblems(entered: { npi?: string | null }): EntryProblem[] {
  const { npi = null } = entered;
  if (npi === null || isNpi(npi)) return [];
  const message = 'not an NPI: ten digits, the first 1 or 2, with a check digit (45 CFR 162.406)';
  return [{ code: 'NPI_INVALID', message, pointer: '/npi' }];
}

/** A given name belongs to a person. */
export function providerNameProblems(provider: { kind: string; givenName?: string | null }): EntryProblem[] {
  const { kind, givenName = null } = provider;
  if (kind === 'person' || givenName === null) return [];
  return [
    { code: 'ORGANIZATION_HAS_NO_GIVEN_NAME', message: 'an organization has no given name', pointer: '/givenName' },
  ];
}
