import { newImport } from './rcm.js';
import type { Recipes } from './recipe.js';

export const RCM_SANDBOX_RECIPES: Recipes = {
  runSandboxPayer: {
    request: async (kitchen) => ({ body: { x12FileId: (await newImport(kitchen)).fileId, seed: 7 } }),
  },
};
