// npm start: installs and builds when needed, then serves in this very process, so that signals reach the server itself.
import { existsSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepare, ROOT } from './prepare.mjs';

process.chdir(ROOT);
await prepare();
if (existsSync(join(ROOT, '.env'))) process.loadEnvFile?.(join(ROOT, '.env'));
process.setSourceMapsEnabled(true);
nodeModule.enableCompileCache?.();
await import(pathToFileURL(join(ROOT, 'dist', 'main.js')).href);
