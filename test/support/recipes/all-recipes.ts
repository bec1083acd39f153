import type { Operation } from '../operations.js';
import { ACCESS_RECIPES } from './access.js';
import { CLINICAL_RECORD_RECIPES } from './clinical-record.js';
import { PLATFORM_RECIPES } from './platform.js';
import { RCM_ANALYTICS_RECIPES } from './rcm-analytics.js';
import { RCM_RECIPES } from './rcm.js';
import { RCM_DENIAL_RECIPES } from './rcm-denials.js';
import { RC_BINDER_RECIPES } from './rc-binder.js';
import { RC_CORE_RECIPES } from './rc-core.js';
import { RC_GOVERNANCE_RECIPES } from './rc-governance.js';
import { RC_REGISTER_RECIPES } from './rc-registers.js';
import { RCM_SANDBOX_RECIPES } from './rcm-sandbox.js';
import { QUALITY_IMPROVEMENT_RECIPES } from './quality-improvement.js';
import { QUALITY_IMPROVEMENT_PROJECT_RECIPES } from './quality-improvement-projects.js';
import { RCM_ACKNOWLEDGEMENT_RECIPES } from './rcm-acknowledgements.js';
import { RCM_ERAS_RECIPES } from './rcm-eras.js';
import { RCM_SUBMISSION_RECIPES } from './rcm-submission.js';
import { RCM_TRANSPORT_RECIPES } from './rcm-transports.js';
import { RCM_VERSION_RECIPES } from './rcm-versions.js';
import type { Recipe, Recipes } from './recipe.js';

const ALL: Recipes = {
  ...ACCESS_RECIPES,
  ...CLINICAL_RECORD_RECIPES,
  ...PLATFORM_RECIPES,
  ...RCM_RECIPES,
  ...RCM_ANALYTICS_RECIPES,
  ...RC_BINDER_RECIPES,
  ...RC_CORE_RECIPES,
  ...RC_GOVERNANCE_RECIPES,
  ...RC_REGISTER_RECIPES,
  ...RCM_SUBMISSION_RECIPES,
  ...RCM_DENIAL_RECIPES,
  ...RCM_SANDBOX_RECIPES,
  ...QUALITY_IMPROVEMENT_RECIPES,
  ...QUALITY_IMPROVEMENT_PROJECT_RECIPES,
  ...RCM_ACKNOWLEDGEMENT_RECIPES,
  ...RCM_ERAS_RECIPES,
  ...RCM_TRANSPORT_RECIPES,
  ...RCM_VERSION_RECIPES,
};

/** The recipe of an operation. */
export function recipeOf({ id, method, path }: Operation): Recipe {
  const recipe = ALL[id];
  if (recipe !== undefined) return recipe;
  throw new Error(
    `${id} (${method} ${path}) has no recipe, so neither the access matrix nor the audit check can try it. ` +
      `Add an entry "${id}" to the file of its module in test/support/recipes: a function that prepares, over HTTP, ` +
      `what the operation needs and answers { params, query, headers, body } of a request that must succeed.`,
  );
}

/** Whether the operation answers what it finds and changes nothing. */
export const isRead = (operation: Operation): boolean =>
  operation.method === 'GET' || recipeOf(operation).isRead === true;

/** Recipes of operations that are gone. */
export function idleRecipes(operations: readonly Operation[]): string[] {
  return Object.keys(ALL).filter((id) => !operations.some((operation) => operation.id === id));
}
