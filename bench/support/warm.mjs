// Times of repeated reads, the first few left out.
import { withClient } from './database.mjs';
import { median } from './table.mjs';

const CALLS = 15;

/** Counting the rows of a company under row-level security, warm: the bare limit. */
export function countingMs(url, company, table) {
  return withClient(url, async (client) => {
    const times = [];
    for (let call = 0; call < CALLS; call++) {
      await client.query('BEGIN');
      await client.query(`SELECT set_config('app.company_id', $1, true)`, [company]);
      const start = performance.now();
      await client.query(`SELECT count(*) FROM ${table} WHERE company_id = $1`, [company]);
      times.push(performance.now() - start);
      await client.query('COMMIT');
    }
    return median(times.slice(3));
  });
}

/** Median time of a GET, warm. */
export async function warmMs(url, token) {
  const times = [];
  for (let call = 0; call < CALLS; call++) {
    const start = performance.now();
    const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    const body = await answer.text();
    times.push(performance.now() - start);
    if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}: ${body}`);
  }
  return median(times.slice(3));
}
