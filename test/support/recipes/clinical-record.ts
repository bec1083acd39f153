import { aCoverage, aFacility, aPatient, aProvider } from '../../factories/clinical-record.factory.js';
import { aPayer } from '../../factories/payer.factory.js';
import { change, type Kitchen, newRecord, NOTHING, on, type Recipes } from './recipe.js';

const newPatient = (kitchen: Kitchen): Promise<string> => newRecord(kitchen, '/clinical-record/patients', aPatient());
const newProvider = (kitchen: Kitchen): Promise<string> =>
  newRecord(kitchen, '/clinical-record/providers', aProvider());
const newFacility = (kitchen: Kitchen): Promise<string> =>
  newRecord(kitchen, '/clinical-record/facilities', aFacility());

async function coverageBody(kitchen: Kitchen): Promise<unknown> {
  const patientId = await newPatient(kitchen);
  return aCoverage({ patientId, payerId: await newRecord(kitchen, '/rcm/payers', aPayer()) });
}
const newCoverage = async (kitchen: Kitchen): Promise<string> =>
  newRecord(kitchen, '/clinical-record/coverages', await coverageBody(kitchen));

export const CLINICAL_RECORD_RECIPES: Recipes = {
  listPatients: NOTHING,
  createPatient: { request: () => ({ body: aPatient() }) },
  searchPatients: { isRead: true, request: () => ({ body: { familyName: 'Samp' } }) },
  readPatient: on(newPatient),
  updatePatient: change(newPatient, { city: 'Peoria' }),
  listCoverages: { request: async (kitchen) => ({ query: { patientId: await newPatient(kitchen) } }) },
  createCoverage: { request: async (kitchen) => ({ body: await coverageBody(kitchen) }) },
  readCoverage: on(newCoverage),
  updateCoverage: change(newCoverage, { order: 'secondary' }),
  listProviders: NOTHING,
  createProvider: { request: () => ({ body: aProvider() }) },
  readProvider: on(newProvider),
  updateProvider: change(newProvider, { city: 'Peoria' }),
  listFacilities: NOTHING,
  createFacility: { request: () => ({ body: aFacility() }) },
  readFacility: on(newFacility),
  updateFacility: change(newFacility, { name: 'Another Hospital' }),
};
