import { aPayerRule } from '../../factories/payer-rule.factory.js';
import { aPayer } from '../../factories/payer.factory.js';
import { aDenial } from '../denial-desk.js';
import { change, FIRST_VERSION, type Kitchen, made, newRecord, NOTHING, on, type Recipes } from './recipe.js';

let serial = 0;

const newPayer = (kitchen: Kitchen, facts = {}): Promise<string> => newRecord(kitchen, '/rcm/payers', aPayer(facts));
const newPayerRule = async (kitchen: Kitchen): Promise<string> =>
  newRecord(kitchen, '/rcm/payer-rules', aPayerRule(await newPayer(kitchen)));

const aCode = (): object => ({
  list: 'carc',
  code: `Q${++serial}`,
  wording: 'Own reason',
  effectiveFromOn: '2026-01-01',
});
const newCode = (kitchen: Kitchen): Promise<string> => newRecord(kitchen, '/rcm/adjustment-codes', aCode());
const newDenial = async ({ as }: Kitchen): Promise<string> => (await aDenial(await as('company_admin'))).id;
const CSV = { 'content-type': 'text/csv' };
const codesCsv = (): Buffer => Buffer.from(`list,code,wording,effectiveFromOn\ncarc,R${++serial},Own,2026-01-01\n`);

/** A denial that was closed, at version 2. */
async function closedDenial(kitchen: Kitchen): Promise<string> {
  const id = await newDenial(kitchen);
  const admin = await kitchen.as('company_admin');
  made(await admin.post(`/rcm/denials/${id}/closure`, { headers: FIRST_VERSION, body: { reason: 'rebilled' } }));
  return id;
}

export const RCM_DENIAL_RECIPES: Recipes = {
  listPayerRules: NOTHING,
  createPayerRule: { request: async (kitchen) => ({ body: aPayerRule(await newPayer(kitchen)) }) },
  installPayerRules: {
    request: async (kitchen) => ({ body: { payerId: await newPayer(kitchen, { type: 'medicare' }) } }),
  },
  readPayerRule: on(newPayerRule),
  updatePayerRule: change(newPayerRule, { limitCount: 90 }),
  listAdjustmentCodes: NOTHING,
  createAdjustmentCode: { request: () => ({ body: aCode() }) },
  readCodesInForce: { request: () => ({ query: { list: 'carc' } }) },
  importAdjustmentCodes: { request: () => ({ headers: CSV, body: codesCsv() }) },
  readAdjustmentCode: on(newCode),
  updateAdjustmentCode: change(newCode, { wording: 'Other words' }),
  listDenials: NOTHING,
  readDenial: on(newDenial),
  assignDenial: {
    async request(kitchen) {
      const { items } = made<{ items: { id: string }[] }>(await (await kitchen.as('company_admin')).get('/users'));
      const assigneeId = items[0]!.id;
      return { params: { id: await newDenial(kitchen) }, headers: FIRST_VERSION, body: { assigneeId } };
    },
  },
  snoozeDenial: change(newDenial, { untilOn: '2999-01-01' }),
  closeDenial: change(newDenial, { reason: 'rebilled' }),
  reopenDenial: on(closedDenial, { headers: { 'if-match': '"2"' } }),
  listDenialNotes: on(newDenial),
  createDenialNote: on(newDenial, { body: { note: 'Called the payer' } }),
};
