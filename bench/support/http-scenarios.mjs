// What is asked of both servers. `path` gets the ids in the data and a number that differs for every request.
const pick = (list, number) => list[number % list.length];

export const SCENARIOS = [
  {
    key: 'claim',
    what: 'GET a claim with lines, events, payments, adjustments, balance',
    method: 'GET',
    path: (ids, number) => `/api/v1/rcm/claims/${pick(ids.claims, number)}`,
    target: 0.5,
  },
  {
    key: 'claims',
    what: 'GET a list of 50 claims',
    method: 'GET',
    path: () => '/api/v1/rcm/claims?limit=50',
    target: 0.5,
  },
  {
    key: 'payer',
    what: 'GET a payer',
    method: 'GET',
    path: (ids, number) => `/api/v1/rcm/payers/${pick(ids.payers, number)}`,
  },
  {
    key: 'new-payer',
    what: 'POST a payer, with its audit event in the same transaction',
    method: 'POST',
    path: () => '/api/v1/rcm/payers',
    body: (number) => ({ name: 'Bench Payer', electronicPayerId: `B${number}`, type: 'commercial' }),
  },
];
