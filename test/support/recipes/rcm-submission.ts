import { aClaim, aPractice } from '../../factories/claim.factory.js';
import { aSubmittingPartner } from '../../factories/trading-partner.factory.js';
import { change, type Kitchen, made, newRecord, NOTHING, on, type Recipes } from './recipe.js';

const PARTNERS = '/rcm/trading-partners';

/** A claim that can be submitted: the company has a clearinghouse. */
async function readyClaim(kitchen: Kitchen): Promise<string> {
  const admin = await kitchen.as('company_admin');
  const partnerId = await newRecord(kitchen, PARTNERS, aSubmittingPartner());
  const practice = await aPractice(admin);
  const facts = { headers: { 'if-match': '"1"' }, body: { tradingPartnerId: partnerId } };
  made(await admin.patch(`/rcm/payers/${practice.payerId}`, facts));
  return newRecord(kitchen, '/rcm/claims', aClaim(practice));
}

async function institutionalClaim(kitchen: Kitchen): Promise<string> {
  const practice = await aPractice(await kitchen.as('company_admin'));
  return newRecord(kitchen, '/rcm/claims', aClaim(practice, { type: 'institutional' }));
}

async function newBatch(kitchen: Kitchen): Promise<string> {
  const admin = await kitchen.as('company_admin');
  const id = await readyClaim(kitchen);
  return made<{ batch: { id: string } }>(await admin.post(`/rcm/claims/${id}/submission`, { body: {} })).batch.id;
}

async function sentBatch(kitchen: Kitchen): Promise<string> {
  const id = await newBatch(kitchen);
  made(await (await kitchen.as('company_admin')).post(`/rcm/batches/${id}/sending`));
  return id;
}

export const RCM_SUBMISSION_RECIPES: Recipes = {
  listBatches: NOTHING,
  submitClaims: { request: async (kitchen) => ({ body: { claimIds: [await readyClaim(kitchen)] } }) },
  submitClaim: on(readyClaim, { body: {} }),
  readBatch: on(newBatch),
  listBatchClaims: on(newBatch),
  exportBatch: on(newBatch),
  sendBatch: on(newBatch),
  resendBatch: on(sentBatch, { body: { reason: 'The partner lost the file' } }),
  withdrawBatch: on(newBatch, { body: { reason: 'A claim was forgotten' } }),
  readInstitutionalFacts: on(institutionalClaim),
  replaceInstitutionalFacts: change(institutionalClaim, { patientStatusCode: '01', codes: [] }),
  overrideClaimFiling: change(readyClaim, { reason: 'Outage at the payer' }),
};
