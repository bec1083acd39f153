import { generate837 } from '../../../src/modules/rcm/x12/generator/claims-837.writer.js';
import { aRemittance, type PaidClaimFacts, type RemittanceFacts } from '../../factories/remittance.factory.js';
import { aProfessionalSubmission, anX12File } from '../../factories/x12.factory.js';
import { importX12 } from '../x12-upload.js';
import { change, type Kitchen, made, newRecord, NOTHING, on, type Recipes } from './recipe.js';

const CLAIM = { groupType: 'HC', groupVersion: '005010X222A1' };
/** The last one first: a kitchen may be used again. */
const QUEUE = '/rcm/unmatched-payments?sort=-createdAt';
let trace = 0;

/** A fresh trace number, so that every remittance is another. */
export const aTrace = (): string => `RECIPE${++trace}`;

const aDeposit = () => ({ traceNumber: aTrace(), amountCents: 10_000, depositedOn: '2026-08-03' });

/** A remittance to TEST CLINIC, which bills a claim here; answers the first record of a list that it fills. */
async function afterRemittance(
  { as }: Kitchen,
  path: string,
  claims: readonly PaidClaimFacts[],
  facts: RemittanceFacts = {},
): Promise<string> {
  const admin = await as('company_admin');
  await importX12(admin, anX12File([aProfessionalSubmission()], CLAIM));
  await importX12(admin, aRemittance(claims, { trace: aTrace(), ...facts }));
  return made<{ items: { id: string }[] }>(await admin.get(path)).items[0]!.id;
}

const heldEra = (kitchen: Kitchen): Promise<string> =>
  afterRemittance(kitchen, '/rcm/eras?status=held', [{ pcn: 'X' }], { paid: 1 });
const unmatched = (kitchen: Kitchen): Promise<string> =>
  afterRemittance(kitchen, `${QUEUE}&reason=CLAIM_NOT_FOUND`, [{ pcn: 'NOBODY' }]);
const heldReversal = (kitchen: Kitchen): Promise<string> =>
  afterRemittance(kitchen, `${QUEUE}&reason=REVERSAL_WITHOUT_ORIGINAL`, [
    { pcn: 'PCN1001', status: '22', charge: -150, paid: -100, cas: ['CO*45*-50'] },
    { pcn: 'PCN1001', paid: 120, cas: ['CO*45*30'] },
  ]);

export const RCM_ERAS_RECIPES: Recipes = {
  releaseEra: change(heldEra, { reason: 'The payer confirmed it' }),
  discardEra: change(heldEra, { reason: 'Sent to another clinic' }),
  listUnmatchedPayments: NOTHING,
  readUnmatchedPayment: on(unmatched),
  matchPayment: {
    async request(kitchen) {
      const admin = await kitchen.as('company_admin');
      await importX12(admin, [...generate837({ set: '837P', claims: 1, seed: 77 })].join(''));
      const claims = made<{ items: { id: string }[] }>(await admin.get('/rcm/claims'));
      const id = await unmatched(kitchen);
      return { params: { id }, headers: { 'if-match': '"1"' }, body: { claimId: claims.items[0]!.id } };
    },
  },
  releasePayment: change(heldReversal, { reason: 'The original was paid on paper' }),
  dismissPayment: change(unmatched, { reason: 'Not ours' }),
  listAllProviderAdjustments: NOTHING,
  listProviderAdjustmentBalances: NOTHING,
  listDeposits: NOTHING,
  createDeposit: { request: () => ({ body: aDeposit() }) },
  importDeposits: {
    request: () => ({
      headers: { 'content-type': 'text/csv' },
      body: Buffer.from(`trace_number,amount,deposited_on\n${aTrace()},100.00,2026-08-03\n`),
    }),
  },
  readDeposit: on((kitchen) => newRecord(kitchen, '/rcm/deposits', aDeposit())),
};
