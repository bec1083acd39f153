import { withClient } from '../../../src/embedded/provision.js';
import { addDays, addMonths } from '../../../src/shared/domain/day.rules.js';
import { today } from '../../support/company-day.js';
import { aPolicy, ifMatch, ledTo, newPolicy, nextDraft } from '../../factories/governance.factory.js';
import { startApi, type Caller, type TestApi } from '../../support/api.js';

const BASE = '/regulatory-compliance';

interface VersionAnswer {
  version: number;
  status: string;
  contentHash: string;
  approval: { contentHash: string; isLapsed: boolean } | null;
}

describe('RC §0 policies', () => {
  let api: TestApi;
  let author: Caller;
  let approver: Caller;
  let nurse: Caller;
  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(async () => {
    const company = await api.newCompany();
    author = await company.as('compliance', 'author');
    approver = await company.as('compliance', 'approver');
    nurse = await company.as('care_manager', 'nurse');
    // A person is known from the first request on.
    for (const caller of [author, approver, nurse]) await caller.get(`${BASE}/policies`);
  });
  afterAll(() => api.close());

  const act = (caller: Caller, id: string, path: string, body: object = {}): ReturnType<Caller['post']> =>
    caller.post(`${BASE}/policy-versions/${id}/${path}`, { body });
  const read = async (id: string): Promise<VersionAnswer> => (await author.get(`${BASE}/policy-versions/${id}`)).json();
  const edit = (id: string, version: number, body: object): ReturnType<Caller['patch']> =>
    author.patch(`${BASE}/policy-versions/${id}`, { headers: ifMatch(version), body });
  const outstanding = async (query = ''): Promise<string[]> => {
    const { items } = (await author.get(`${BASE}/policies/outstanding-acknowledgements${query}`)).json();
    return items.map(({ displayName }: { displayName: string }) => displayName);
  };

  it('RC §1.7: draft, review, approval by another, in force for a year; the next one supersedes it', async () => {
    const { id, versionId } = await newPolicy(author, { category: 'Privacy' });
    await ledTo([author, approver], versionId, 'approval');
    const approved = await read(versionId);
    expect(approved).toMatchObject({ status: 'approved', approval: { isLapsed: false } });
    expect(approved.approval!.contentHash).toBe(approved.contentHash);
    const published = (await act(approver, versionId, 'publication')).json();
    expect(published).toMatchObject({ status: 'effective', effectiveOn: today(), reviewDueOn: addMonths(today(), 12) });
    const next = await ledTo([author, approver], await nextDraft(author, id));
    const { versions } = (await author.get(`${BASE}/policies/${id}`)).json();
    expect(versions).toMatchObject([
      { versionNumber: 1, status: 'superseded' },
      { id: next, versionNumber: 2, status: 'effective' },
    ]);
    expect((await author.get(`${BASE}/policies?category=Privacy`)).json().items).toMatchObject([{ id, versions }]);
    expect((await author.get(`${BASE}/policies?category=Security`)).json().items).toEqual([]);
  });

  it('RC §1.7: nobody approves what he has written, or has only amended (OWN_APPROVAL)', async () => {
    const { versionId } = await newPolicy(author);
    await approver.patch(`${BASE}/policy-versions/${versionId}`, { headers: ifMatch(1), body: { content: 'Amended' } });
    await act(author, versionId, 'submission');
    for (const caller of [author, approver]) {
      const own = await act(caller, versionId, 'approval');
      expect([own.statusCode, own.json().code]).toEqual([403, 'OWN_APPROVAL']);
    }
    expect((await read(versionId)).status).toBe('under_review');
    const third = await newPolicy(author);
    expect((await read(await ledTo([author, approver], third.versionId, 'approval'))).status).toBe('approved');
  });

  it('RC §1.7: an approval is of a content, lapses when that changes, and is given anew', async () => {
    const { versionId } = await newPolicy(author);
    await ledTo([author, approver], versionId, 'approval');
    const { version } = await read(versionId);
    expect((await edit(versionId, version, { changeSummary: 'Only the summary' })).json().status).toBe('approved');
    const edited = (await edit(versionId, version + 1, { content: 'Another text' })).json();
    expect(edited).toMatchObject({ status: 'draft', approval: { isLapsed: true } });
    const refused = await act(approver, versionId, 'publication');
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'STATE_FORBIDS']);
    await ledTo([author, approver], versionId);
    expect(await read(versionId)).toMatchObject({ status: 'effective', approval: { isLapsed: false } });
    const late = await edit(versionId, (await read(versionId)).version, { content: 'Later' });
    expect([late.statusCode, late.json().code]).toEqual([409, 'STATE_FORBIDS']);
  });

  it.each(['approval', 'publication', 'review', 'archiving', 'acknowledgement', 'return'])(
    'RC §1.7: a draft is refused its %s',
    async (path) => {
      const { versionId } = await newPolicy(author);
      const body = ['return', 'archiving'].includes(path)
        ? { note: 'No' }
        : path === 'acknowledgement'
          ? undefined
          : {};
      const refused = await approver.post(`${BASE}/policy-versions/${versionId}/${path}`, { body });
      expect([refused.statusCode, refused.json().code]).toEqual([409, 'STATE_FORBIDS']);
      expect((await act(author, versionId, 'submission')).statusCode).toBe(200);
    },
  );

  it('RC §1.7: an empty draft is not submitted; one under review can be returned; one version is in work', async () => {
    const { id, versionId } = await newPolicy(author, { content: null });
    const empty = await act(author, versionId, 'submission');
    expect([empty.statusCode, empty.json().code]).toEqual([409, 'POLICY_CONTENT_MISSING']);
    await edit(versionId, 1, { content: 'Text' });
    expect((await edit(versionId, 2, { changeKind: 'minor' })).json().errors[0].pointer).toBe('/changeKind');
    await act(author, versionId, 'submission');
    expect((await act(approver, versionId, 'return', { note: 'Unclear' })).json().status).toBe('draft');
    const second = await author.post(`${BASE}/policies/${id}/versions`, { body: { changeKind: 'major' } });
    expect([second.statusCode, second.json().code]).toEqual([409, 'POLICY_VERSION_IN_WORK']);
  });

  it('RC §1.7: one version is in force at a time, whoever publishes at once', async () => {
    const { id, versionId } = await newPolicy(author);
    await ledTo([author, approver], versionId);
    const next = await ledTo([author, approver], await nextDraft(author, id), 'approval');
    const both = await Promise.all([act(approver, next, 'publication'), act(approver, next, 'publication')]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    const { versions } = (await author.get(`${BASE}/policies/${id}`)).json();
    expect(versions.filter(({ status }: { status: string }) => status === 'effective')).toHaveLength(1);
  });

  it('RC §1.7: the database holds one version in force, whoever writes past the service', async () => {
    const { id, versionId } = await newPolicy(author);
    await ledTo([author, approver], versionId);
    const next = await ledTo([author, approver], await nextDraft(author, id), 'approval');
    const days = `effective_on = '2026-01-01', review_due_on = '2027-01-01'`;
    const forced = withClient(api.database.superuserUrl, (client) =>
      client.query(`UPDATE policy_versions SET status = 'effective', ${days} WHERE id = $1`, [next]),
    );
    await expect(forced).rejects.toMatchObject({ constraint: 'policy_versions_effective_key' });
  });

  it('RC §1.7: acknowledged by each person and version, asked again after a major change only', async () => {
    const { id, versionId } = await newPolicy(author, { audienceRoles: ['care_manager'] });
    expect(await outstanding()).toEqual([]);
    await ledTo([author, approver], versionId);
    expect(await outstanding()).toEqual([expect.stringContaining('nurse')]);
    const mine = (await nurse.get(`${BASE}/policies/outstanding-acknowledgements/mine`)).json();
    expect(mine).toMatchObject({
      hasMore: false,
      items: [{ policyId: id, policyVersionId: versionId, since: today() }],
    });
    const acknowledged = await nurse.post(`${BASE}/policy-versions/${versionId}/acknowledgement`);
    expect([acknowledged.statusCode, acknowledged.json().versionNumber]).toEqual([201, 1]);
    const again = await nurse.post(`${BASE}/policy-versions/${versionId}/acknowledgement`);
    expect([again.statusCode, again.json().code]).toEqual([409, 'POLICY_ACKNOWLEDGED']);
    expect(await outstanding()).toEqual([]);
    await ledTo([author, approver], await nextDraft(author, id, { changeKind: 'minor' }));
    expect(await outstanding()).toEqual([]);
    const major = await ledTo([author, approver], await nextDraft(author, id));
    expect(await outstanding(`?policyId=${id}`)).toHaveLength(1);
    // What is no longer in force is not acknowledged any more.
    expect((await nurse.post(`${BASE}/policy-versions/${versionId}/acknowledgement`)).json().code).toBe(
      'STATE_FORBIDS',
    );
    await nurse.post(`${BASE}/policy-versions/${major}/acknowledgement`);
    expect((await author.get(`${BASE}/policies/acknowledgements?policyId=${id}`)).json().items).toHaveLength(2);
    expect(await outstanding(`?asOf=${addDays(today(), -1)}`)).toEqual([]);
  });

  it('RC §1.7: without an audience everybody has to, auditors excepted', async () => {
    await ledTo([author, approver], (await newPolicy(author)).versionId);
    expect(await outstanding()).toHaveLength(3);
  });

  it('RC §0 policies: due and overdue reviews are listed; a review without change moves the day', async () => {
    const { id, versionId } = await newPolicy(author);
    await ledTo([author, approver], versionId, 'approval');
    const past = await act(approver, versionId, 'publication', { reviewDueOn: today() });
    expect([past.statusCode, past.json().errors[0].pointer]).toEqual([422, '/reviewDueOn']);
    await act(approver, versionId, 'publication', { reviewDueOn: addDays(today(), 20) });
    const due = async (days: number): Promise<object[]> =>
      (await author.get(`${BASE}/policies/due-for-review?withinDays=${days}`)).json().items;
    expect(await due(19)).toEqual([]);
    expect(await due(20)).toMatchObject([{ policyId: id, reviewDueOn: addDays(today(), 20), isOverdue: false }]);
    const reviewed = (await act(approver, versionId, 'review', { note: 'Still right' })).json();
    expect(reviewed.reviewDueOn).toBe(addMonths(today(), 12));
    expect(reviewed.events.at(-1)).toMatchObject({ kind: 'reviewed', note: 'Still right' });
    expect(await due(20)).toEqual([]);
    expect((await act(approver, versionId, 'archiving', { note: 'Merged' })).json().status).toBe('archived');
    expect((await act(approver, versionId, 'archiving', { note: 'Merged' })).json().code).toBe('STATE_FORBIDS');
  });

  it('RC §0 policies: a file is content too: kept, hashed, downloaded as it was; what lies about its type is refused', async () => {
    const { versionId } = await newPolicy(author, { content: null });
    const upload = (body: string, type = 'text/plain'): ReturnType<Caller['post']> =>
      author.post(`${BASE}/policy-versions/${versionId}/file?fileName=policy.txt`, {
        body: Buffer.from(body),
        headers: { 'content-type': type },
      });
    const sent = await upload('Sanctions apply.');
    expect(sent.json()).toMatchObject({ fileName: 'policy.txt', fileMediaType: 'text/plain', status: 'draft' });
    expect((await nurse.get(`${BASE}/policy-versions/${versionId}/file`)).body).toBe('Sanctions apply.');
    await ledTo([author, approver], versionId, 'approval');
    expect((await upload('Sanctions apply.')).json().status).toBe('approved');
    expect((await upload('Others apply.')).json()).toMatchObject({ status: 'draft', approval: { isLapsed: true } });
    const lie = await upload('no picture', 'image/png');
    expect([lie.statusCode, lie.json().code]).toEqual([422, 'MEDIA_TYPE_LIES']);
  });

  it('RC §0 policies: two of the same title are refused', async () => {
    await newPolicy(author, { title: 'Sanctions' });
    expect((await author.post(`${BASE}/policies`, { body: aPolicy({ title: 'Sanctions' }) })).json().code).toBe(
      'DUPLICATE',
    );
  });
});
