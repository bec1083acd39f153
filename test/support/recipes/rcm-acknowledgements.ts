import { newId } from '../../../src/shared/database/new-id.js';
import { AcknowledgementDesk, claim277 } from '../acknowledgement-desk.js';
import { type Kitchen, made, NOTHING, on, type Recipes } from './recipe.js';

let serial = 0;

/** A claim that a 277CA has rejected, in a batch of ours; answers the ids of both and of the answer. */
async function rejection(kitchen: Kitchen): Promise<{ claimId: string; batchId: string; acknowledgementId: string }> {
  const { api, company } = kitchen;
  const admin = await kitchen.as('company_admin');
  const number = String(++serial);
  const desk = await AcknowledgementDesk.open(api, 'clearinghouse', company, `RECIPE${newId().slice(-9)}`);
  const pcn = `RECIPE${number}`;
  const claims = await desk.submitted([pcn], { controlNumber: number.padStart(9, '0') });
  const { id: batchId } = await desk.batch([Object.values(claims)]);
  await desk.answer277(claim277(pcn, 'A7:562:85'), { controlNumber: number.padStart(9, '0') });
  const { items } = made<{ items: { id: string }[] }>(await admin.get(`/rcm/claims/${claims[pcn]}/acknowledgements`));
  return { claimId: claims[pcn]!, batchId, acknowledgementId: items[0]!.id };
}

export const RCM_ACKNOWLEDGEMENT_RECIPES: Recipes = {
  listAcknowledgements: NOTHING,
  readAcknowledgement: on(async (kitchen) => (await rejection(kitchen)).acknowledgementId),
  listBatchAcknowledgements: on(async (kitchen) => (await rejection(kitchen)).batchId),
  listClaimAcknowledgements: on(async (kitchen) => (await rejection(kitchen)).claimId),
  listRejectedClaims: NOTHING,
};
