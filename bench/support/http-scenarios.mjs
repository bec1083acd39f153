// What is asked of both servers. `path` gets the ids in the data and a number that differs for every request.
const pick = (list, number) => list[number % list.length];

export const SCENARIOS = [
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
