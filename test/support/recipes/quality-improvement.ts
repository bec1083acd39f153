import type { Recipe, Recipes } from './recipe.js';

const CHART = {
  chart: 'p',
  points: [
    { label: 'January', value: 3, size: 40 },
    { label: 'February', value: 2, size: 38 },
  ],
  rules: ['nhs'],
  betterIs: 'lower',
};

const computed: Recipe = { isRead: true, needsNoStatement: true, request: () => ({ body: CHART }) };

export const QUALITY_IMPROVEMENT_RECIPES: Recipes = {
  calculateChart: computed,
  drawChart: computed,
};
