import { newId } from '../../../src/shared/database/new-id.js';
import { generate837 } from '../../../src/modules/rcm/x12/generator/claims-837.writer.js';
import { generate835 } from '../../../src/modules/rcm/x12/generator/remittance-835.writer.js';
import { withClient } from '../../../src/embedded/provision.js';
import { aClaim, aClaimLine, aPractice } from '../../factories/claim.factory.js';
import { aPayer } from '../../factories/payer.factory.js';
import { aTradingPartner } from '../../factories/trading-partner.factory.js';
import { importX12 } from '../x12-upload.js';
import { change, FIRST_VERSION, type Kitchen, made, newRecord, NOTHING, on, type Recipes, undo } from './recipe.js';

const PAYERS = '/rcm/payers';
const PARTNERS = '/rcm/trading-partners';
const X12 = { 'content-type': 'application/edi-x12' };
let seed = 1000;

const newPayer = (kitchen: Kitchen): Promise<string> => newRecord(kitchen, PAYERS, aPayer());
const newPartner = (kitchen: Kitchen): Promise<string> => newRecord(kitchen, PARTNERS, aTradingPartner());
const claimBody = async ({ as }: Kitchen): Promise<unknown> => aClaim(await aPractice(await as('company_admin')));
const newClaim = async (kitchen: Kitchen): Promise<string> =>
  newRecord(kitchen, '/rcm/claims', await claimBody(kitchen));
const claims837 = (): Buffer => Buffer.from([...generate837({ set: '837P', claims: 1, seed: ++seed })].join(''));

/** A file whose import has ended; answers its id and its job's. */
export async function newImport({ as }: Kitchen): Promise<{ fileId: string; jobId: string }> {
  const job = await importX12(await as('company_admin'), claims837());
  return { fileId: job.resultPath!.split('/').at(-1)!, jobId: job.id };
}
/** Three claims and the remittance that answers them, both imported. */
async function newRemittance({ as }: Kitchen): Promise<void> {
  const admin = await as('company_admin');
  const same = { claims: 3, seed: ++seed };
  await importX12(admin, [...generate837({ set: '837P', ...same })].join(''));
  await importX12(admin, [...generate835(same)].join(''));
}

/** The first record of a list that a remittance fills. */
async function firstOf(kitchen: Kitchen, path: string): Promise<string> {
  await newRemittance(kitchen);
  const page = await (await kitchen.as('company_admin')).get(path);
  return made<{ items: { id: string }[] }>(page).items[0]!.id;
}
const newEra = (kitchen: Kitchen): Promise<string> => firstOf(kitchen, '/rcm/eras');

const newFile = async (kitchen: Kitchen): Promise<string> => (await newImport(kitchen)).fileId;

async function lineOf({ as }: Kitchen, claimId: string): Promise<string> {
  const claim = made<{ lines: { id: string }[] }>(await (await as('company_admin')).get(`/rcm/claims/${claimId}`));
  return claim.lines[0]!.id;
}

export const RCM_RECIPES: Recipes = {
  listPayers: NOTHING,
  createPayer: { request: () => ({ body: aPayer() }) },
  installDefaultPayers: NOTHING,
  readPayer: on(newPayer),
  updatePayer: change(newPayer, { name: 'Another Name' }),
  deactivatePayer: change(newPayer),
  activatePayer: undo(newPayer, PAYERS, 'deactivation'),
  listTradingPartners: NOTHING,
  createTradingPartner: { request: () => ({ body: aTradingPartner() }) },
  readTradingPartner: on(newPartner),
  updateTradingPartner: change(newPartner, { name: 'Another Name' }),
  deactivateTradingPartner: change(newPartner),
  activateTradingPartner: undo(newPartner, PARTNERS, 'deactivation'),
  listClaims: { request: async (kitchen) => ({ query: { payerId: await newPayer(kitchen) } }) },
  searchClaims: { isRead: true, request: () => ({ body: { number: 1 } }) },
  createClaim: { request: async (kitchen) => ({ body: await claimBody(kitchen) }) },
  readClaim: on(newClaim),
  updateClaim: change(newClaim, { facilityCode: '22' }),
  replaceClaimDiagnoses: change(newClaim, { diagnoses: [{ code: 'I10', presentOnAdmission: null }] }),
  validateClaim: on(newClaim),
  closeSettledClaims: NOTHING,
  voidClaim: change(newClaim, { reason: 'Entered twice' }),
  addClaimLine: change(newClaim, aClaimLine({ chargeCents: 700 })),
  updateClaimLine: {
    async request(kitchen) {
      const id = await newClaim(kitchen);
      const lineId = await lineOf(kitchen, id);
      return { params: { id, lineId }, headers: FIRST_VERSION, body: { chargeCents: 900 } };
    },
  },
  removeClaimLine: {
    async request(kitchen) {
      const id = await newClaim(kitchen);
      const admin = await kitchen.as('company_admin');
      const path = `/rcm/claims/${id}/lines`;
      const { version } = made<{ version: number }>(
        await admin.post(path, { headers: FIRST_VERSION, body: aClaimLine() }),
      );
      return { params: { id, lineId: await lineOf(kitchen, id) }, headers: { 'if-match': `"${version}"` } };
    },
  },
  listEras: NOTHING,
  readEra: on(newEra),
  listProviderAdjustments: on(newEra),
  listClaimPayments: on(newEra),
  listLedgerEntries: NOTHING,
  readLedgerEntry: on((kitchen) => firstOf(kitchen, '/rcm/ledger-entries')),
  readRcmStatistics: NOTHING,
  listX12Files: NOTHING,
  uploadX12File: { request: () => ({ headers: X12, body: claims837() }) },
  readX12File: on(newFile),
  listX12Sets: on(newFile),
  listX12Findings: on(newFile),
  exportX12File: on(newFile),
  importX12FileAgain: {
    async request(kitchen) {
      const { fileId, jobId } = await newImport(kitchen);
      // A job that fails on its own cannot be had over HTTP.
      await withClient(kitchen.api.database.superuserUrl, (client) =>
        client.query(`UPDATE jobs SET status = 'failed' WHERE company_id = $1 AND id = $2`, [
          kitchen.company.id,
          jobId,
        ]),
      );
      return { params: { id: fileId } };
    },
  },
};

/** A job that waits for a worker who never comes: nothing in the queue names it. */
export async function queuedJob(kitchen: Kitchen): Promise<string> {
  const [id, { jobId }] = [newId(), await newImport(kitchen)];
  await withClient(kitchen.api.database.superuserUrl, (client) =>
    client.query(
      `INSERT INTO jobs SELECT (jsonb_populate_record(j, jsonb_build_object('id', $2::uuid, 'status', 'queued',
         'started_at', NULL, 'finished_at', NULL, 'result_path', NULL))).* FROM jobs j WHERE company_id = $1 AND id = $3`,
      [kitchen.company.id, id, jobId],
    ),
  );
  return id;
}
