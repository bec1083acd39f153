import type { Caller } from '../api.js';
import { FIRST_VERSION, idOf, type Kitchen, NOTHING, type Recipes } from './recipe.js';

const EMERGENCY = { reason: 'Member at the desk, payer hotline down', permissions: ['payer:read'], minutes: 5 };

let serial = 0;
const aUser = (): object => ({ subject: `expected-${++serial}`, displayName: 'Expected Person', roles: ['analyst'] });
const aKey = (): object => ({ name: 'Upload', roles: ['integration'], expiresInDays: 1 });

const newUser = async ({ as }: Kitchen): Promise<string> =>
  idOf(await (await as('company_admin')).post('/users', { body: aUser() }));

const newKey = async ({ as }: Kitchen): Promise<string> =>
  idOf(await (await as('company_admin')).post('/api-keys', { body: aKey() }));

/** Ends what is in force: everybody has one grant at a time. */
async function endGrants(admin: Caller): Promise<void> {
  const { items } = (await admin.get('/emergency-access?limit=200')).json();
  const open = items.filter((grant: { endedAt: string | null }) => grant.endedAt === null);
  for (const { id } of open) await admin.post(`/emergency-access/${id}/end`);
}

async function newGrant({ as }: Kitchen): Promise<string> {
  const admin = await as('company_admin');
  await endGrants(admin);
  return idOf(await admin.post('/emergency-access', { body: EMERGENCY }));
}

async function newNotice(kitchen: Kitchen): Promise<string> {
  await newGrant(kitchen);
  return (await (await kitchen.as('company_admin')).get('/notices?limit=1')).json().items[0].id;
}

export const ACCESS_RECIPES: Recipes = {
  listUsers: NOTHING,
  createUser: { request: () => ({ body: aUser() }) },
  readUser: { request: async (kitchen) => ({ params: { id: await newUser(kitchen) } }) },
  updateUser: {
    request: async (kitchen) => ({
      params: { id: await newUser(kitchen) },
      headers: FIRST_VERSION,
      body: { roles: ['quality'] },
    }),
  },
  deactivateUser: { request: async (kitchen) => ({ params: { id: await newUser(kitchen) }, headers: FIRST_VERSION }) },
  activateUser: {
    async request(kitchen) {
      const id = await newUser(kitchen);
      idOf(await (await kitchen.as('company_admin')).post(`/users/${id}/deactivation`, { headers: FIRST_VERSION }));
      return { params: { id }, headers: { 'if-match': '"2"' } };
    },
  },
  listApiKeys: NOTHING,
  createApiKey: { request: () => ({ body: aKey() }) },
  readApiKey: { request: async (kitchen) => ({ params: { id: await newKey(kitchen) } }) },
  revokeApiKey: { request: async (kitchen) => ({ params: { id: await newKey(kitchen) } }) },
  listRoles: { ...NOTHING, needsNoStatement: true },
  readCompany: NOTHING,
  updateCompany: {
    async request({ caller }) {
      const { version } = (await caller.get('/companies/current')).json();
      return { headers: { 'if-match': `"${version}"` }, body: { name: `Clinic ${++serial}` } };
    },
  },
  listEmergencyAccess: NOTHING,
  requestEmergencyAccess: {
    async request({ caller }) {
      await endGrants(caller);
      return { body: EMERGENCY };
    },
  },
  readEmergencyAccess: { request: async (kitchen) => ({ params: { id: await newGrant(kitchen) } }) },
  endEmergencyAccess: { request: async (kitchen) => ({ params: { id: await newGrant(kitchen) } }) },
  listNotices: NOTHING,
  acknowledgeNotice: { request: async (kitchen) => ({ params: { id: await newNotice(kitchen) } }) },
};
