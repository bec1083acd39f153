import { aPayerRule } from '../../factories/payer-rule.factory.js';
import { aPayer } from '../../factories/payer.factory.js';
import { today } from '../company-day.js';
import { aDenial } from '../denial-desk.js';
import { change, FIRST_VERSION, idOf, type Kitchen, made, newRecord, NOTHING, on, type Recipes } from './recipe.js';

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

async function appealBody({ as }: Kitchen): Promise<unknown> {
  const { claimId } = await aDenial(await as('company_admin'));
  return { claimId, level: 1, basis: 'authorization' };
}
const newAppeal = async (kitchen: Kitchen): Promise<string> =>
  newRecord(kitchen, '/rcm/appeals', await appealBody(kitchen));

/** An appeal that was filed, at version 2. */
async function filedAppeal(kitchen: Kitchen): Promise<string> {
  const id = await newAppeal(kitchen);
  const admin = await kitchen.as('company_admin');
  made(await admin.post(`/rcm/appeals/${id}/filing`, { headers: FIRST_VERSION, body: {} }));
  return id;
}
const TEXT = { 'content-type': 'text/plain' };
const SECOND_VERSION = { 'if-match': '"2"' };

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
  reopenDenial: on(closedDenial, { headers: SECOND_VERSION }),
  listDenialNotes: on(newDenial),
  createDenialNote: on(newDenial, { body: { note: 'Called the payer' } }),
  listAppeals: NOTHING,
  createAppeal: { request: async (kitchen) => ({ body: await appealBody(kitchen) }) },
  readAppeal: on(newAppeal),
  updateAppeal: change(newAppeal, { basis: 'coding' }),
  fileAppeal: change(newAppeal, {}),
  fileAppealLate: change(newAppeal, { goodCause: 'Flood' }),
  acknowledgeAppeal: on(filedAppeal, { headers: SECOND_VERSION, body: { receivedOn: today() } }),
  decideAppeal: on(filedAppeal, { headers: SECOND_VERSION, body: { outcome: 'upheld', decidedOn: today() } }),
  listAppealRecoveries: on(newAppeal),
  listAppealDocuments: on(newAppeal),
  uploadAppealDocument: on(newAppeal, { headers: TEXT, body: Buffer.from('A medical record') }),
  exportAppealDocument: {
    async request(kitchen) {
      const id = await newAppeal(kitchen);
      const admin = await kitchen.as('company_admin');
      const document = await admin.post(`/rcm/appeals/${id}/documents`, {
        headers: TEXT,
        body: Buffer.from('A record'),
      });
      return { params: { id, documentId: idOf(document) } };
    },
  },
  exportAppealPacket: on(newAppeal),
};
