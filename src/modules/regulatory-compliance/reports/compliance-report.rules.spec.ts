import {
  byProgram,
  coverage,
  recommendations,
  type ReportedFinding,
  type ReportedRequirement,
  reportSpan,
  spanProblems,
} from './compliance-report.rules.js';

const requirement = (facts: Partial<ReportedRequirement> = {}): ReportedRequirement => ({
  ...{ id: 'r', program: 'HIPAA', title: 'Review', citation: null, owner: 'Privacy officer', isMandatory: true },
  ...{ status: 'compliant', statusReason: 'ATTESTED', isCovered: true, overdueSince: null, ...facts },
});
const finding = (severity: ReportedFinding['severity']): ReportedFinding => ({
  ...{ id: 'f', title: 'Gap', severity, requirementId: null, openedOn: '2026-06-01' },
});
const many = (count: number, facts: Partial<ReportedRequirement> = {}): ReportedRequirement[] =>
  Array.from({ length: count }, () => requirement(facts));

describe('RC §0 compliance reports: rules', () => {
  it.each([
    [{}, { asOf: '2026-06-30', periodFrom: '2025-07-01', periodTo: '2026-06-30' }],
    [{ asOf: '2024-02-29' }, { asOf: '2024-02-29', periodFrom: '2023-03-01', periodTo: '2024-02-29' }],
    [{ periodTo: '2025-12-31' }, { asOf: '2026-06-30', periodFrom: '2025-01-01', periodTo: '2025-12-31' }],
  ])('of what is said %j the span is %j', (said, span) => expect(reportSpan(said, '2026-06-30')).toEqual(span));

  it.each([
    [{ asOf: '2026-07-01' }, ['/asOf']],
    [{ asOf: '2026-06-30', periodTo: '2026-07-01' }, ['/periodTo']],
    [{ periodFrom: '2026-06-30', periodTo: '2026-06-29' }, ['/periodFrom']],
    [{ periodFrom: '2026-06-30', periodTo: '2026-06-30' }, []],
    [{ asOf: '0001-01-01' }, ['/asOf', '/periodTo', '/periodFrom']],
    [{ periodFrom: '0001-01-01' }, ['/periodFrom']],
    [{ periodFrom: '1900-01-01' }, []],
    [{ periodTo: '1900-06-01' }, []],
  ])('%j is refused at %j', (said, pointers) => {
    const problems = spanProblems(reportSpan(said, '2026-06-30'), '2026-06-30');
    expect(problems.map(({ pointer }) => pointer)).toEqual(pointers);
  });

  it('coverage leaves what is not applicable out of the denominator', () => {
    const rows = [
      ...many(1),
      ...many(1, { isCovered: false }),
      ...many(3, { status: 'not_applicable', isCovered: false }),
    ];
    expect(coverage(rows)).toEqual({ covered: 1, applicable: 2, ratePercent: 50 });
    expect(coverage(many(2, { status: 'not_applicable' }))).toEqual({ covered: 0, applicable: 0, ratePercent: null });
    expect(coverage([...many(1999), ...many(1, { isCovered: false })]).ratePercent).toBe(99.9);
  });

  it('programmes stand in their order, the empty ones left out', () => {
    const rows = [
      requirement({ program: 'OSHA', status: 'in_progress' }),
      ...many(2),
      requirement({ program: 'MIPS' }),
    ];
    expect(byProgram(rows).map(({ program, byStatus }) => [program, byStatus.compliant])).toEqual([
      ['MIPS', 1],
      ['HIPAA', 2],
      ['OSHA', 0],
    ]);
  });

  it.each<[string, ReportedRequirement[], ReportedFinding[], string[]]>([
    ['nothing at 90 %', [...many(9), ...many(1, { isCovered: false })], [finding('minor')], []],
    ['nothing where nothing applies', many(1, { status: 'not_applicable' }), [], []],
    ['a monitoring process below 90 %', [...many(8), ...many(1, { isCovered: false })], [], ['MONITORING_PROCESS']],
    ['an action plan for what is overdue', many(1, { overdueSince: '2026-01-31' }), [], ['ACTION_PLAN']],
    ['an owner too', many(1, { overdueSince: '2026-01-31', owner: null }), [], ['ACTION_PLAN', 'OWNER_MISSING']],
    ['closing a critical finding', many(1), [finding('critical')], ['OPEN_FINDINGS']],
  ])('recommends %s', (_, rows, findings, codes) => {
    expect(recommendations(coverage(rows), rows, findings).map(({ code }) => code)).toEqual(codes);
  });
});
