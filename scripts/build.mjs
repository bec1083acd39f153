// npm run build: brings dist/ up to date, with the data files that lie beside the sources.
import { prepare } from './prepare.mjs';

await prepare();
