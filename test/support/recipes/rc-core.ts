import { change, type Kitchen, newRecord, NOTHING, on, type Recipes } from './recipe.js';

const REQUIREMENTS = '/regulatory-compliance/requirements';
const aRequirement = (): object => ({
  program: 'HIPAA',
  category: 'Security',
  title: 'Review of access rights',
  frequency: 'quarterly',
});
const newRequirement = (kitchen: Kitchen): Promise<string> => newRecord(kitchen, REQUIREMENTS, aRequirement());

export const RC_CORE_RECIPES: Recipes = {
  listRequirements: NOTHING,
  createRequirement: { request: () => ({ body: aRequirement() }) },
  installDefaultRequirements: NOTHING,
  listOverdueRequirements: NOTHING,
  readRequirement: on(newRequirement),
  updateRequirement: change(newRequirement, { title: 'Another title' }),
  listRequirementPeriods: on(newRequirement),
};
