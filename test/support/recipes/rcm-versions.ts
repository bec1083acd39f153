import { aPractice } from '../../factories/claim.factory.js';
import { VersionDesk } from '../version-desk.js';
import { change, type Kitchen, newRecord, NOTHING, on, type Recipes } from './recipe.js';

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

let authorizations = 0;
async function authorization({ as }: Kitchen): Promise<Record<string, unknown>> {
  const { patientId, payerId } = await aPractice(await as('company_admin'));
  const number = `RECIPE${++authorizations}`;
  return { kind: 'authorization', number, patientId, payerId, procedureCodes: [], validFromOn: '2026-01-01' };
}
const newAuthorization = async (kitchen: Kitchen): Promise<string> =>
  newRecord(kitchen, '/rcm/prior-authorizations', await authorization(kitchen));

const REASON = { reason: 'Wrong modifier' };

export const RCM_VERSION_RECIPES: Recipes = {
  listClaimVersions: on(decidedClaim),
  createClaimCorrection: on(decidedClaim, { body: REASON }),
  createClaimVoid: on(decidedClaim, { body: REASON }),
  listTimelyFiling: NOTHING,
  readFilingDeadline: on(decidedClaim),
  listPriorAuthorizations: NOTHING,
  createPriorAuthorization: { request: async (kitchen) => ({ body: await authorization(kitchen) }) },
  readPriorAuthorization: on(newAuthorization),
  updatePriorAuthorization: change(newAuthorization, { unitsAuthorized: 12 }),
  createSecondaryClaim: on(claimForNextPayer, { body: {} }),
};
