/** What one says of a payer's term for first-level appeals. */
export function aPayerRule(payerId: string, facts: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    payerId,
    kind: 'appeal_level_1',
    limitCount: 180,
    limitUnit: 'days',
    clockStart: 'notice_date',
    effectiveFromOn: '2026-01-01',
    source: 'Provider manual 2026',
    ...facts,
  };
}
