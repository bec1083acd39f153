// The rows that the servers read: one company is filled, the other nineteen are copies.
import { withClient } from './database.mjs';
import { copyRows, idsOf, makeCompanies } from './companies.mjs';

const PAYERS = `INSERT INTO payers (company_id, id, version, created_at, created_by, updated_at, updated_by,
    name, electronic_payer_id, type, submission_method, is_active)
  SELECT $1, gen_random_uuid(), 1, now(), $1, now(), $1, 'Payer ' || n, 'P' || n, 'commercial', 'electronic', true
  FROM generate_series(1, 200) AS n`;

/** Fills the database; answers {companies: [{id, token}], ids: {payers: […]}}. */
export async function prepareData(database, _scenarios, _options, say) {
  const companies = await makeCompanies(database);
  await withClient(database.superuserUrl, (client) => client.query(PAYERS, [companies[0].id]));
  await copyRows(database, companies);
  const ids = { payers: await idsOf(database, 'payers', companies) };
  say(`${companies.length} companies with ${ids.payers.length} payers each`);
  return { companies, ids };
}
