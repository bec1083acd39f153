import { VersionDesk } from '../version-desk.js';
import { type Kitchen, on, type Recipes } from './recipe.js';

/** A claim that a payer has decided under a number of its own. */
async function decidedClaim({ as }: Kitchen): Promise<string> {
  const desk = await VersionDesk.open(await as('company_admin'));
  const { id, patientControlNumber } = await desk.sentClaim();
  await desk.remit([{ pcn: patientControlNumber, number: 'ICN1' }]);
  return id;
}

/** The same, of a patient with a second payer. */
async function claimForNextPayer({ as }: Kitchen): Promise<string> {
  const desk = await VersionDesk.open(await as('company_admin'));
  await desk.coveredBy('secondary');
  const { id, patientControlNumber } = await desk.sentClaim();
  await desk.remit([{ pcn: patientControlNumber, cas: ['CO*45*30', 'PR*2*20'] }]);
  return id;
}

const REASON = { reason: 'Wrong modifier' };

export const RCM_VERSION_RECIPES: Recipes = {
  listClaimVersions: on(decidedClaim),
  createClaimCorrection: on(decidedClaim, { body: REASON }),
  createClaimVoid: on(decidedClaim, { body: REASON }),
  createSecondaryClaim: on(claimForNextPayer, { body: {} }),
};
