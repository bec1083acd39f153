// The rows that the servers read: one company imports claims and the remittance that answers them, nineteen are copies.
import { COMPANIES, copyRows, idsOf, makeCompanies } from './companies.mjs';
import { writeX12 } from './files.mjs';
import { importFile } from './imports.mjs';

const LEAST_CLAIMS = 200;

/** Fills the database through our server; answers {companies: [{id, token}], ids: {payers, claims}}. */
export async function prepareData(database, { url }, options, say) {
  const companies = await makeCompanies(database);
  const claims = Math.max(LEAST_CLAIMS, Math.round((options.claims * 2) / COMPANIES));
  for (const set of ['837P', '835']) {
    const { file } = await writeX12(database.folder, { set, claims });
    await importFile(url, companies[0].token, file);
  }
  await copyRows(database, companies);
  const ids = {
    payers: await idsOf(database, 'payers', companies),
    claims: await idsOf(database, 'claims', companies),
  };
  for (const company of companies) await signIn(url, company);
  say(`${companies.length} companies with ${ids.claims.length} claims each`);
  return { companies, ids };
}

/** Each server has companies of its own: what our server does behind the requests is then paid by its own rounds. */
export function companiesOf(who, companies) {
  const half = companies.length / 2;
  return who === 'ours' ? companies.slice(0, half) : companies.slice(half);
}

/** Our server makes the caller's row at first sight; the comparator only reads it. */
async function signIn(url, { token }) {
  const answer = await fetch(`${url}/api/v1/rcm/payers?limit=1`, { headers: { authorization: `Bearer ${token}` } });
  if (!answer.ok) throw new Error(`The token is refused: ${await answer.text()}`);
}
