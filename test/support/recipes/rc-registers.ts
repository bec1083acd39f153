import { today } from '../company-day.js';
import {
  anAccessRequest,
  anAgreement,
  anAssessment,
  anIncident,
  aDisclosure,
  aQppSubmission,
  REGISTERS,
} from '../../factories/register.factory.js';
import { change, idOf, type Kitchen, made, newRecord, NOTHING, on, type Recipes } from './recipe.js';

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

const { incidents, associates, agreements, trainings, disclosures, requests } = REGISTERS;
const incident = (kitchen: Kitchen): Promise<string> => newRecord(kitchen, incidents, anIncident());
/** An incident that somebody else has assessed to be no breach, and the assessment. */
async function assessed(kitchen: Kitchen): Promise<{ id: string; assessmentId: string }> {
  const id = await incident(kitchen);
  const body = anAssessment({ isLowProbability: true });
  const answer = await (await other(kitchen)).post(`${incidents}/${id}/assessments`, { body });
  return { id, assessmentId: made<{ assessments: { id: string }[] }>(answer).assessments[0]!.id };
}
async function confirmed(kitchen: Kitchen): Promise<string> {
  const { id, assessmentId } = await assessed(kitchen);
  const admin = await kitchen.as('company_admin');
  return idOf(await admin.post(`${incidents}/${id}/confirmation`, { body: { assessmentId } }));
}
async function closed(kitchen: Kitchen): Promise<string> {
  const id = await confirmed(kitchen);
  return idOf(await (await kitchen.as('company_admin')).post(`${incidents}/${id}/closing`, { body: REASON }));
}
const notice = (): object => ({ recipient: 'individuals', notifiedOn: today(), method: 'Letter' });

const associate = (kitchen: Kitchen): Promise<string> =>
  newRecord(kitchen, associates, { name: 'Example Billing', services: 'Statements' });
const agreement = async (kitchen: Kitchen): Promise<string> =>
  newRecord(kitchen, agreements, anAgreement(await associate(kitchen)));

const course = (kitchen: Kitchen): Promise<string> =>
  newRecord(kitchen, `${trainings}/courses`, { title: 'Privacy', validMonths: 12, roles: [] });
async function trainingBody(kitchen: Kitchen): Promise<object> {
  const { items } = made<{ items: { id: string }[] }>(await (await kitchen.as('company_admin')).get('/users'));
  return { courseId: await course(kitchen), userId: items[0]!.id, completedOn: today() };
}
const training = async (kitchen: Kitchen): Promise<string> =>
  newRecord(kitchen, trainings, await trainingBody(kitchen));

const disclosure = (kitchen: Kitchen): Promise<string> => newRecord(kitchen, disclosures, aDisclosure());
const request = (kitchen: Kitchen): Promise<string> => newRecord(kitchen, requests, anAccessRequest());
const denial = (): object => ({ closedOn: today(), denialGrounds: 'endangers_life_or_safety', ...REASON });
async function denied(kitchen: Kitchen): Promise<string> {
  const id = await request(kitchen);
  return idOf(await (await other(kitchen)).post(`${requests}/${id}/denial`, { body: denial() }));
}

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
  // Incidents
  listIncidents: NOTHING,
  reportIncident: { request: () => ({ body: anIncident() }) },
  readIncident: on(incident),
  updateIncident: change(incident, { title: 'Another title' }),
  assessIncident: on(incident, { body: anAssessment() }),
  confirmAssessment: {
    async request(kitchen) {
      const { id, assessmentId } = await assessed(kitchen);
      return { params: { id }, body: { assessmentId } };
    },
  },
  recordBreachNotice: on(incident, { body: notice() }),
  closeIncident: on(confirmed, { body: REASON }),
  reopenIncident: on(closed, { body: REASON }),
  // Business associates
  listBusinessAssociates: NOTHING,
  createBusinessAssociate: { request: () => ({ body: { name: 'Example Billing', services: 'Statements' } }) },
  readBusinessAssociate: on(associate),
  updateBusinessAssociate: change(associate, { name: 'Another name' }),
  listAgreements: NOTHING,
  createAgreement: { request: async (kitchen) => ({ body: anAgreement(await associate(kitchen)) }) },
  readAgreement: on(agreement),
  updateAgreement: change(agreement, { title: 'Another title' }),
  terminateAgreement: change(agreement, { terminatedOn: today(), ...REASON }),
  // Trainings
  listTrainingCourses: NOTHING,
  createTrainingCourse: { request: () => ({ body: { title: 'Privacy', validMonths: 12, roles: [] } }) },
  readTrainingCourse: on(course),
  updateTrainingCourse: change(course, { isRetired: true }),
  listTrainingDuties: NOTHING,
  listTrainings: NOTHING,
  recordTraining: { request: async (kitchen) => ({ body: await trainingBody(kitchen) }) },
  readTraining: on(training),
  voidTraining: on(training, { body: REASON }),
  // Disclosures
  listDisclosures: NOTHING,
  recordDisclosure: { request: () => ({ body: aDisclosure() }) },
  accountForDisclosures: { isRead: true, request: () => ({ body: { patientName: 'Pat Sample' } }) },
  readDisclosure: on(disclosure),
  updateDisclosure: change(disclosure, { recipient: 'Another recipient' }),
  voidDisclosure: on(disclosure, { body: REASON }),
  // Access requests
  listAccessRequests: NOTHING,
  receiveAccessRequest: { request: () => ({ body: anAccessRequest() }) },
  readAccessRequest: on(request),
  updateAccessRequest: change(request, { wanted: 'Something else' }),
  extendAccessRequest: on(request, { body: REASON }),
  fulfilAccessRequest: on(request, { body: { closedOn: today(), deliveredAs: 'PDF' } }),
  denyAccessRequest: on(request, { body: denial() }),
  withdrawAccessRequest: on(request, { body: REASON }),
  reviewAccessDenial: on(denied, { body: { outcome: 'upheld', ...REASON } }),
  listRegisterDeadlines: NOTHING,
};
