import { aTradingPartner } from '../../factories/trading-partner.factory.js';
import { change, type Kitchen, newRecord, NOTHING, on, type Recipes } from './recipe.js';

const FOLDERS = { kind: 'folder', outboundPath: 'partner/out', inboundPath: 'partner/in', isEnabled: false };

const body = async (kitchen: Kitchen) => ({
  tradingPartnerId: await newRecord(kitchen, '/rcm/trading-partners', aTradingPartner()),
  ...FOLDERS,
});
const newTransport = async (kitchen: Kitchen): Promise<string> =>
  newRecord(kitchen, '/rcm/transports', await body(kitchen));

export const RCM_TRANSPORT_RECIPES: Recipes = {
  listTransports: NOTHING,
  createTransport: { request: async (kitchen) => ({ body: await body(kitchen) }) },
  readTransport: on(newTransport),
  updateTransport: change(newTransport, { everySeconds: 600 }),
  runTransport: on(newTransport),
  listTransportFiles: on(newTransport),
};
