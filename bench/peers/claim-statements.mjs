// The two reading statements of claims, taken from the application: they write the audit event themselves and let the
// database assemble the JSON, which a careful person would do too. What the comparator does without is all the rest.
import { built } from '../support/files.mjs';

const ANY = '00000000-0000-7000-8000-000000000000';
const EVENT = [ANY, ANY, null, ANY, 'user', '', 'shown', 'claims', null, '', null, '{"details":{"ids":[]}}'];

/** {READ_CLAIM, LIST_CLAIMS}: $1 the company; then the claim, or limit + 1 and limit; then the event (see shownClaims). */
export async function claimStatements() {
  const { ClaimDetailRepository } = await built('modules/rcm/claims/claim-detail.repository.js');
  const { ClaimListRepository } = await built('modules/rcm/claims/claim-list.repository.js');
  let taken;
  const database = { query: async (sql) => void (taken = sql) ?? [{ text: '', items: null, found: 0 }] };
  const auditEvents = { values: () => EVENT };
  await new ClaimDetailRepository(database, auditEvents).show(ANY);
  const READ_CLAIM = taken;
  const pages = { positionOf: () => undefined };
  await new ClaimListRepository({ database, pages }, auditEvents).list({ limit: 50 });
  return { READ_CLAIM, LIST_CLAIMS: taken };
}
