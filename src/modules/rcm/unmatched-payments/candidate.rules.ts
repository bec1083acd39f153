/** What a claim and a claim payment have in common. */
export interface Likeness {
  isSameControlNumber: boolean;
  isSamePayerControlNumber: boolean;
  isSamePayer: boolean;
  isSameMember: boolean;
  isSameDay: boolean;
  isSameCharge: boolean;
}

export type LikenessReason =
  'patient_control_number' | 'payer_control_number' | 'payer' | 'member_id' | 'service_date' | 'charge';

/** The weights are our own: what a payer copies from the claim says more than what many claims share. */
const WEIGHTS: readonly (readonly [keyof Likeness, LikenessReason, number])[] = [
  ['isSameControlNumber', 'patient_control_number', 30],
  ['isSamePayerControlNumber', 'payer_control_number', 25],
  ['isSameMember', 'member_id', 20],
  ['isSameDay', 'service_date', 10],
  ['isSameCharge', 'charge', 10],
  ['isSamePayer', 'payer', 5],
];

/** How much speaks for a claim, 0 to 100, and what; for a human who decides. Nothing is posted by it. */
export function likeness(claim: Likeness): { score: number; reasons: LikenessReason[] } {
  const fitting = WEIGHTS.filter(([of]) => claim[of]);
  return {
    score: fitting.reduce((sum, [, , weight]) => sum + weight, 0),
    reasons: fitting.map(([, reason]) => reason),
  };
}
