import { aPayerRule } from '../../factories/payer-rule.factory.js';
import { aPayer } from '../../factories/payer.factory.js';
import { change, type Kitchen, newRecord, NOTHING, on, type Recipes } from './recipe.js';

const newPayer = (kitchen: Kitchen, facts = {}): Promise<string> => newRecord(kitchen, '/rcm/payers', aPayer(facts));
const newPayerRule = async (kitchen: Kitchen): Promise<string> =>
  newRecord(kitchen, '/rcm/payer-rules', aPayerRule(await newPayer(kitchen)));

export const RCM_DENIAL_RECIPES: Recipes = {
  listPayerRules: NOTHING,
  createPayerRule: { request: async (kitchen) => ({ body: aPayerRule(await newPayer(kitchen)) }) },
  installPayerRules: {
    request: async (kitchen) => ({ body: { payerId: await newPayer(kitchen, { type: 'medicare' }) } }),
  },
  readPayerRule: on(newPayerRule),
  updatePayerRule: change(newPayerRule, { limitCount: 90 }),
};
