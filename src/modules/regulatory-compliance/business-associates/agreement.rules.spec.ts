import { type AgreementDays, agreementState, associateStanding, overlap } from './agreement.rules.js';

const of = (startsOn: string, expiresOn: string | null = null, terminatedOn: string | null = null): AgreementDays => ({
  startsOn,
  expiresOn,
  terminatedOn,
});
const YEAR = of('2025-03-01', '2026-02-28');

describe('RC registers business associates: agreements', () => {
  it.each([
    ['2025-02-28', 'upcoming'],
    ['2025-03-01', 'in_force'],
    ['2025-12-29', 'in_force'],
    ['2025-12-30', 'expiring'],
    ['2026-02-28', 'expiring'],
    ['2026-03-01', 'expired'],
  ])('of a year are on %s %s', (day, state) => expect(agreementState(YEAR, day)).toBe(state));

  it.each([
    [of('2025-01-01'), '2099-01-01', 'in_force'],
    [of('2025-01-01', null, '2025-06-30'), '2025-06-30', 'expiring'],
    [of('2025-01-01', null, '2025-06-30'), '2025-07-01', 'terminated'],
    [of('2025-01-01', '2025-12-31', '2025-06-30'), '2025-07-01', 'terminated'],
    [of('2025-01-01', '2025-12-31', '2024-12-31'), '2025-01-01', 'terminated'],
  ])('%j on %s: %s', (agreement, day, state) => expect(agreementState(agreement, day)).toBe(state));

  it.each([
    [YEAR, of('2026-03-01'), false],
    [YEAR, of('2026-02-28'), true],
    [YEAR, of('2024-01-01', '2025-02-28'), false],
    [YEAR, of('2024-01-01', '2025-03-01'), true],
    [YEAR, of('2024-01-01'), true],
    [YEAR, of('2024-01-01', null, '2025-01-01'), false],
    [YEAR, of('2025-06-01', null, '2025-05-31'), false],
    [YEAR, YEAR, true],
  ])('%j and %j are in force together: %s', (one, other, expected) => {
    expect([overlap(one, other), overlap(other, one)]).toEqual([expected, expected]);
  });

  it.each<[string, string | null, AgreementDays[], string]>([
    ['no agreement', null, [], 'not_covered'],
    ['one in force', null, [of('2025-01-01')], 'covered'],
    ['one that ends soon', null, [of('2025-01-01', '2025-07-31')], 'expiring'],
    ['one that ends soon and is renewed', null, [of('2025-01-01', '2025-07-31'), of('2025-08-01')], 'covered'],
    ['a gap before the next', null, [of('2025-01-01', '2025-07-31'), of('2025-08-02')], 'expiring'],
    ['one that comes', null, [of('2025-08-01')], 'not_covered'],
    ['an end', '2025-06-30', [of('2025-01-01')], 'ended'],
  ])('an associate with %s', (_, endedOn, agreements, standing) => {
    expect(associateStanding(endedOn, agreements, '2025-07-01')).toBe(standing);
  });
});
