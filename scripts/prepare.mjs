// What start, test, check and quintet share: dependencies installed, sources built, each only when needed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const MODULES = join(ROOT, 'node_modules');
const STAMP = join(ROOT, 'dist', '.stamp.json');
const BUILD_INPUTS = ['nest-cli.json', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'];

const at = (path) => join(ROOT, path);
const say = (line) => process.stderr.write(`${line}\n`);

/** Stops with plain words and the exit code 2. */
export function giveUp(message) {
  say(message);
  process.exit(2);
}

/** Runs a program; answers its exit code. */
export function run(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: ROOT, stdio: ['ignore', 2, 2], ...options });
    child.once('error', (error) => {
      say(`${program}: ${error.message}`);
      resolve(127);
    });
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
}

/** Everything that a command needs before it can load dist/. */
export async function prepare() {
  checkNode();
  if (!isInstalled()) await alone('install', async () => isInstalled() || (await install()));
  if (!isBuilt()) await alone('build', async () => isBuilt() || (await build()));
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    giveUp(`Quintet needs Node.js 20.19 or newer; this is ${process.versions.node}.`);
  }
}

/** Installs the dependencies when they are missing or stale. */
export async function ensureInstalled() {
  checkNode();
  if (!isInstalled()) await alone('install', async () => isInstalled() || (await install()));
}

function isInstalled() {
  const stamp = join(MODULES, '.quintet-lock');
  const hash = sha256(readFileSync(at('package-lock.json')));
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return true;
  if (!matchesLockFile()) return false;
  try {
    writeFileSync(stamp, hash);
  } catch {
    // node_modules belongs to somebody else: compare again next time.
  }
  return true;
}

/** Whether somebody has installed just what the lock file names, without this script. */
function matchesLockFile() {
  const hidden = join(MODULES, '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const wanted = JSON.parse(readFileSync(at('package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional || entry.peer || present[path]?.version === entry.version,
  );
}

async function install() {
  say('Installing the dependencies (npm ci) …');
  // A registry that lacks a package of another platform makes npm ci refuse; npm install takes what this machine needs.
  const code = (await npm('ci')) && (await npm('install', '--no-save'));
  if (code !== 0) {
    giveUp(
      `The dependencies could not be installed (exit ${code}). Is the registry reachable (npm config get registry), ` +
        'is there space on the disk, and may this user write here? Then start again.',
    );
  }
  writeFileSync(join(MODULES, '.quintet-lock'), sha256(readFileSync(at('package-lock.json'))));
}

function npm(...command) {
  const options = ['--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const cli = process.env.npm_execpath;
  const isNpm = cli !== undefined && /npm-cli\.c?js$/.test(cli);
  if (isNpm) return run(process.execPath, [cli, ...command, ...options]);
  const windows = process.platform === 'win32';
  return run(windows ? 'npm.cmd' : 'npm', [...command, ...options], { shell: windows });
}

/** The newest state of the sources, told by names, sizes and times: no file is read. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const file of sources()) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function contentHash() {
  const hash = createHash('sha256');
  for (const file of sources()) hash.update(`${file.slice(ROOT.length)}\0`).update(readFileSync(file));
  return hash.digest('hex');
}

function sources() {
  const below = readdirSync(at('src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.spec.ts'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  return [...BUILD_INPUTS.map(at), ...below.sort()];
}

function isBuilt() {
  if (!existsSync(STAMP)) return false;
  const stamp = JSON.parse(readFileSync(STAMP, 'utf8'));
  if (stamp.fingerprint === fingerprint()) return true;
  if (stamp.content !== contentHash()) return false;
  writeFileSync(STAMP, JSON.stringify({ ...stamp, fingerprint: fingerprint() }));
  return true;
}

/** Builds beside dist/ and swaps, so that whoever runs from dist/ never finds it half empty. */
async function build() {
  say('Building …');
  const stamp = { fingerprint: fingerprint(), content: contentHash() };
  const fresh = `dist.${process.pid}`;
  const code = await compile(fresh);
  const isUsable = code === 0 || process.env.QUINTET_IGNORE_TYPE_ERRORS === '1';
  if (isUsable && existsSync(at(fresh))) {
    copyAssets(fresh);
    writeFileSync(at(join(fresh, '.stamp.json')), JSON.stringify(stamp));
    swap(fresh);
  }
  rmSync(at(fresh), { recursive: true, force: true });
  if (!isUsable) giveUp('The build failed: see the messages above.');
}

async function compile(outDir) {
  const cache = join(MODULES, '.cache', 'quintet');
  const config = join(cache, `tsconfig.${process.pid}.json`);
  mkdirSync(cache, { recursive: true });
  const compilerOptions = { outDir: at(outDir), incremental: false };
  writeFileSync(config, JSON.stringify({ extends: at('tsconfig.build.json'), compilerOptions }));
  const nest = join(MODULES, '@nestjs', 'cli', 'bin', 'nest.js');
  const code = await run(process.execPath, [nest, 'build', '-p', relative(ROOT, config)]);
  rmSync(config, { force: true });
  return code;
}

/** Data files beside the sources (code tables, templates) go along. */
function copyAssets(outDir) {
  const names = readdirSync(at('src'), { recursive: true });
  for (const name of names.filter((each) => !/\.tsx?$|\.md$/.test(each))) {
    const source = at(join('src', name));
    if (statSync(source).isFile()) cpSync(source, at(join(outDir, name)));
  }
}

function swap(fresh) {
  const old = `${fresh}.old`;
  if (existsSync(at('dist'))) renameSync(at('dist'), at(old));
  renameSync(at(fresh), at('dist'));
  rmSync(at(old), { recursive: true, force: true });
}

/** One process at a time; a lock left by a dead one is taken over. */
async function alone(name, work) {
  const lock = at(`.${name}.lock`);
  for (let waited = 0; !take(lock); waited += 200) {
    if (waited === 2000) say(`Waiting for another process that does the ${name} …`);
    await sleep(200);
  }
  try {
    await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    process.once('exit', () => {
      if (existsSync(lock) && readFileSync(lock, 'utf8') === String(process.pid)) rmSync(lock, { force: true });
    });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') giveUp(`This folder cannot be written to (${error.message}).`);
    if (!isHeld(lock)) rmSync(lock, { force: true });
    return false;
  }
}

function isHeld(lock) {
  try {
    const holder = Number(readFileSync(lock, 'utf8'));
    if (holder !== 0) process.kill(holder, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function sha256(content) {
  return createHash('sha256').update(content).digest('hex');
}
