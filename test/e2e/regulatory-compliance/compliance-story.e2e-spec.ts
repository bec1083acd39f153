import { addDays, addMonths } from '../../../src/shared/domain/day.rules.js';
import { newDataDirectory } from '../../setup/launched.js';
import { verifiedBinder } from '../../support/binder.js';
import { endServers, ServerProcess } from '../../support/server-process.js';

const BASE = '/api/v1/regulatory-compliance';
// A day early in every time zone, so that the company's today is not before it.
const TODAY = addDays(new Date().toISOString().slice(0, 10), -1);

interface Row {
  id: string;
  version: number;
}

describe('RC §1.4: from a requirement to its binder, with kill -9 and a new start between every step', () => {
  const dataDir = newDataDirectory();
  const ids: Record<string, string> = {};
  let server: ServerProcess;
  let binderHash: string | undefined;

  beforeAll(async () => {
    server = await ServerProcess.start(dataDir);
    await server.filled();
  }, 120_000);
  afterAll(endServers);
  afterEach(async () => {
    const before = await everything();
    await server.end('SIGKILL');
    server = await ServerProcess.start(dataDir);
    expect(await everything()).toEqual(before);
  }, 60_000);

  async function ask(method: string, path: string, body?: object | string, who = 0, headers: object = {}) {
    const type = typeof body === 'string' ? 'text/plain' : 'application/json';
    const token = server.demoFile().tokens.compliance![who];
    const answer = await fetch(`http://127.0.0.1:${server.port}${BASE}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': type }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  }
  const read = async <Body>(path: string): Promise<Body> => (await (await ask('GET', path)).json()) as Body;
  const act = async (path: string, body: object | string = {}, who = 0, headers: object = {}): Promise<Row> =>
    (await (await ask('POST', path, body, who, headers)).json()) as Row;

  /** What every record of the story says. */
  async function everything(): Promise<Record<string, unknown>> {
    const told: Record<string, unknown> = {};
    for (const [path, id] of Object.entries(ids)) told[path] = await read(`/${path}/${id}`);
    return told;
  }

  it('a requirement', async () => {
    const body = { program: 'HIPAA', category: 'Security', title: 'Risk analysis', frequency: 'annual' };
    ids.requirements = (await act('/requirements', { ...body, requiredEvidence: ['report'] })).id;
  }, 30_000);

  it('its evidence', async () => {
    const body = { kind: 'report', title: 'Risk analysis', requirementIds: [ids.requirements] };
    ids.evidence = (await act('/evidence', body)).id;
    await act(`/evidence/${ids.evidence}/versions?fileName=analysis.txt`, 'The analysis');
  }, 30_000);

  it('an attestation by two people', async () => {
    const validTo = addMonths(TODAY, 11);
    const body = { requirementId: ids.requirements, statement: 'The analysis was done.', validTo };
    ids.attestations = (await act('/attestations', body)).id;
    await act(`/attestations/${ids.attestations}/signature`, {}, 1);
    expect(await read(`/requirements/${ids.requirements}`)).toMatchObject({ status: 'compliant' });
  }, 30_000);

  it('an audit', async () => {
    const { id, version } = await act('/audits', { kind: 'internal', title: 'Review' });
    ids.audits = id;
    const days = { scheduledFrom: addDays(TODAY, 1), scheduledTo: addDays(TODAY, 2) };
    const scheduled = await act(`/audits/${id}/schedule`, days, 0, { 'if-match': `"${version}"` });
    await act(`/audits/${id}/start`, {}, 0, { 'if-match': `"${scheduled.version}"` });
  }, 30_000);

  it('a finding, which makes the requirement non-compliant', async () => {
    const facts = { severity: 'major', title: 'Imaging archive left out' };
    ids.findings = (await act('/findings', { ...facts, auditId: ids.audits, requirementId: ids.requirements })).id;
    expect(await read(`/requirements/${ids.requirements}`)).toMatchObject({ statusReason: 'OPEN_FINDING' });
  }, 30_000);

  it('a corrective action, carried out', async () => {
    const body = { findingId: ids.findings, title: 'Cover the archive', dueOn: addMonths(TODAY, 1) };
    ids['corrective-actions'] = (await act('/corrective-actions', body)).id;
    await act(`/corrective-actions/${ids['corrective-actions']}/start`);
    await act(`/corrective-actions/${ids['corrective-actions']}/completion`, { note: 'Done' });
  }, 30_000);

  it('verified by another, which closes the finding', async () => {
    await act(`/corrective-actions/${ids['corrective-actions']}/verification`, { note: 'Tested' }, 1);
    expect(await read(`/findings/${ids.findings}`)).toMatchObject({ state: 'closed' });
    expect(await read(`/requirements/${ids.requirements}`)).toMatchObject({ status: 'compliant' });
  }, 30_000);

  it('a report', async () => {
    ids.reports = (await act('/reports')).id;
    const verified = await (await ask('POST', `/reports/${ids.reports}/verification`)).json();
    expect(verified).toMatchObject({ isIntact: true, isRebuiltIdentically: true });
  }, 30_000);

  it('a binder', async () => {
    binderHash = await bound();
    const { items } = await read<{ items: object[] }>(`/binders?reportId=${ids.reports}`);
    expect(items).toMatchObject([{ manifestSha256: binderHash }]);
  }, 30_000);

  it('and all of it still proves itself', async () => {
    await bound();
    const verified = await (await ask('POST', `/reports/${ids.reports}/verification`)).json();
    expect(verified).toMatchObject({ isIntact: true, isRebuiltIdentically: true });
  }, 30_000);

  async function bound(): Promise<string> {
    const answer = await ask('GET', `/reports/${ids.reports}/binder`);
    const { findings, manifestSha256 } = await verifiedBinder(Buffer.from(await answer.arrayBuffer()));
    expect(findings).toEqual([]);
    return manifestSha256!;
  }
});
