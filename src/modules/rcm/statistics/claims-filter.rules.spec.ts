import { isAmong, isOfParties, namesParty, ofParties, parametersOf, partyClaims } from './claims-filter.rules.js';

describe('the filter of figures', () => {
  it('leaves out of the statement what it does not name', () => {
    expect(ofParties({}, 4)).toBe('f.company_id = $1');
    expect(ofParties({ providerId: 'v' }, 2)).toBe(
      'f.company_id = $1 AND $2::uuid IN (f.billing_provider_id, f.rendering_provider_id)',
    );
  });

  it('looks claims up in a hash', () => {
    expect(isOfParties('l.claim_id', { payerId: 'p' }, 4)).toBe(
      '(l.claim_id IN (SELECT f.claim_id FROM claim_figures f WHERE f.company_id = $1 AND f.payer_id = $4::uuid)) IS TRUE',
    );
  });

  it('reads claims once where they are asked for more than once', () => {
    expect(partyClaims({ payerId: 'p' }, 4)).toContain('MATERIALIZED (SELECT f.claim_id,');
    expect(partyClaims({ payerId: 'p' }, 4)).toContain('WHERE f.company_id = $1 AND f.payer_id = $4::uuid)');
    expect(isAmong('l.claim_id')).toBe('(l.claim_id IN (SELECT o.claim_id FROM of_parties o)) IS TRUE');
  });

  it('gives every condition its own value', () => {
    const filter = { to: '2026-02-28', payerId: 'p', providerId: 'v', facilityId: 'c' };
    expect(ofParties(filter, 4)).toBe(
      'f.company_id = $1 AND f.payer_id = $4::uuid AND f.facility_id = $5::uuid AND ' +
        '$6::uuid IN (f.billing_provider_id, f.rendering_provider_id)',
    );
    expect(parametersOf(filter)).toEqual(['0001-01-01', '2026-02-28', 'p', 'c', 'v']);
  });

  it.each([
    [{ from: '2026-01-01' }, false],
    [{ payerId: 'p' }, true],
    [{ facilityId: 'c' }, true],
  ])('%j names a party: %s', (filter, names) => expect(namesParty(filter)).toBe(names));
});
