import { today } from '../../factories/compliance.factory.js';
import { aQppSubmission } from '../../factories/register.factory.js';
import { change, idOf, type Kitchen, made, NOTHING, on, type Recipes } from './recipe.js';

const BASE = '/regulatory-compliance';
const REASON = { reason: 'As agreed with counsel' };
/** Enters and prepares; who submits and decides is somebody else. */
const other = ({ as }: Kitchen) => as('compliance', 'preparer');

const MIPS = `${BASE}/mips-submissions`;
const ATTESTED = { statement: 'The data are accurate and complete.' };
const draft = async (kitchen: Kitchen): Promise<string> =>
  idOf(await (await other(kitchen)).post(MIPS, { body: { qpp: aQppSubmission() } }));
async function validated(kitchen: Kitchen): Promise<string> {
  const id = await draft(kitchen);
  made(await (await other(kitchen)).post(`${MIPS}/${id}/validation`));
  return id;
}
async function submitted(kitchen: Kitchen): Promise<string> {
  const id = await validated(kitchen);
  const admin = await kitchen.as('company_admin');
  const headers = { 'if-match': '"2"' };
  return idOf(await admin.post(`${MIPS}/${id}/submission`, { headers, body: ATTESTED }));
}
const answered = (): object => ({ reference: 'QPP-77', decidedOn: today() });

export const RC_REGISTER_RECIPES: Recipes = {
  // MIPS submissions
  listMipsSubmissions: NOTHING,
  enterMipsSubmission: { request: () => ({ body: { qpp: aQppSubmission() } }) },
  uploadMipsSubmission: {
    request: () => ({
      headers: { 'content-type': 'application/octet-stream' },
      body: Buffer.from(JSON.stringify(aQppSubmission())),
    }),
  },
  readMipsSubmission: on(draft),
  readMipsSubmissionContent: on(draft),
  updateMipsSubmission: change(draft, { qpp: aQppSubmission({ performanceYear: 2024 }) }),
  validateMipsSubmission: on(draft),
  submitMipsSubmission: on(validated, { headers: { 'if-match': '"2"' }, body: ATTESTED }),
  acceptMipsSubmission: on(submitted, { body: answered() }),
  rejectMipsSubmission: on(submitted, { body: { ...answered(), ...REASON } }),
  withdrawMipsSubmission: on(draft, { body: REASON }),
};
