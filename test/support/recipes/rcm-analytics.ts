import { NOTHING, type Recipes } from './recipe.js';

export const RCM_ANALYTICS_RECIPES: Recipes = {
  analyseDenials: NOTHING,
  readArAging: NOTHING,
  readPayerScorecard: NOTHING,
  readPaymentsByMonth: NOTHING,
};
