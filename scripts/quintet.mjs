#!/usr/bin/env node
// The command line: builds first when needed (in silence), then hands over to dist/cli/main.js.
import { existsSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepare, ROOT } from './prepare.mjs';

// An installed package carries dist/ and no sources; a clone is brought up to date.
if (existsSync(join(ROOT, 'src'))) await prepare();
if (existsSync(join(ROOT, '.env'))) process.loadEnvFile?.(join(ROOT, '.env'));
process.setSourceMapsEnabled(true);
nodeModule.enableCompileCache?.();
await import(pathToFileURL(join(ROOT, 'dist', 'cli', 'main.js')).href);
