import { complianceRate, type StatusCount } from './compliance-statistics.rules.js';

const of = (status: StatusCount['status'], requirements: number): StatusCount => ({
  program: 'HIPAA',
  isMandatory: true,
  status,
  requirements,
});

describe('RC §0 statistics: the compliance rate', () => {
  it.each([
    [[], { compliant: 0, applicable: 0, ratePercent: null }],
    [[of('not_applicable', 3)], { compliant: 0, applicable: 0, ratePercent: null }],
    [[of('compliant', 2), of('in_progress', 1)], { compliant: 2, applicable: 3, ratePercent: 66.7 }],
    [[of('compliant', 1), of('not_applicable', 9)], { compliant: 1, applicable: 1, ratePercent: 100 }],
    [[of('compliant', 9999), of('non_compliant', 1)], { compliant: 9999, applicable: 10000, ratePercent: 99.9 }],
  ])('%j: %j', (counts, rate) => expect(complianceRate(counts)).toEqual(rate));
});
