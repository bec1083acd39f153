import { aPayer } from '../../factories/payer.factory.js';
import { FIRST_VERSION, idOf, type Kitchen, NOTHING, type Recipes } from './recipe.js';

const newPayer = async ({ as }: Kitchen): Promise<string> =>
  idOf(await (await as('billing')).post('/rcm/payers', { body: aPayer() }));

export const RCM_RECIPES: Recipes = {
  listPayers: NOTHING,
  createPayer: { request: () => ({ body: aPayer() }) },
  installDefaultPayers: NOTHING,
  readPayer: { request: async (kitchen) => ({ params: { id: await newPayer(kitchen) } }) },
  updatePayer: {
    request: async (kitchen) => ({
      params: { id: await newPayer(kitchen) },
      headers: FIRST_VERSION,
      body: { name: 'Another Name' },
    }),
  },
  deactivatePayer: {
    request: async (kitchen) => ({ params: { id: await newPayer(kitchen) }, headers: FIRST_VERSION }),
  },
  activatePayer: {
    async request(kitchen) {
      const id = await newPayer(kitchen);
      idOf(await (await kitchen.as('billing')).post(`/rcm/payers/${id}/deactivation`, { headers: FIRST_VERSION }));
      return { params: { id }, headers: { 'if-match': '"2"' } };
    },
  },
};
