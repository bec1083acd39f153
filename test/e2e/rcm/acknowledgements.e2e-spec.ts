import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AcknowledgementDesk, claim277, interchange, segmentsOf } from '../../support/acknowledgement-desk.js';
import { startApi, type TestApi } from '../../support/api.js';
import { importX12 } from '../../support/x12-upload.js';

const SAMPLES = join(process.env.QUINTET_SHARED_DATA ?? '../shared/data', 'x12');
if (!existsSync(SAMPLES))
  process.stdout.write(`No sample files under ${SAMPLES}: their acknowledgements are skipped\n`);

describe('acknowledgements', () => {
  let api: TestApi;
  let desk: AcknowledgementDesk;

  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    desk = await AcknowledgementDesk.open(api);
  });

  const values = (claims: Record<string, string>) => desk.statuses(claims).then(Object.values<string>);
  const itemsOf = async (path: string) => (await desk.admin.get(path)).json().items;

  describe('RCM C: TA1', () => {
    it.each([
      ['A', '000', 'acknowledged', 'submitted'],
      ['E', '009', 'acknowledged', 'submitted'],
      ['R', '025', 'rejected', 'syntax_rejected'],
    ])('%s %s leaves the batch %s and its claims %s', async (code, note, batchStatus, claimStatus) => {
      const claims = await desk.submitted(['A1', 'A2']);
      const { id, isa } = await desk.batch([Object.values(claims)]);
      await desk.ta1(isa, code, note);
      expect(await desk.batchStatus(id)).toBe(batchStatus);
      expect(await values(claims)).toEqual([claimStatus, claimStatus]);
      const [interchangeAnswer] = await itemsOf(`/rcm/batches/${id}/acknowledgements?level=interchange`);
      expect(interchangeAnswer).toMatchObject({ kind: 'TA1', code, effect: 'noted', tradingPartnerId: desk.partnerId });
    });

    it('that rejects an imported file rejects its claims', async () => {
      const claims = await desk.submitted(['A1'], { controlNumber: '000000321' });
      await desk.ta1('000000321', 'R', '022');
      expect(await values(claims)).toEqual(['syntax_rejected']);
    });

    it('to what nobody knows is kept as unmatched', async () => {
      await desk.ta1('000099999', 'R', '022');
      expect(await itemsOf('/rcm/acknowledgements?effect=unmatched')).toEqual([
        expect.objectContaining({ kind: 'TA1', interchangeControlNumber: '000099999', batchId: null }),
      ]);
    });
  });

  describe('RCM §2: a TA1 before GS breaking the file', () => {
    it('is read with the sets behind it', async () => {
      const claims = await desk.submitted(['A1']);
      const { id, isa, group } = await desk.batch([Object.values(claims)]);
      const set = ['ST*999*0001*005010X231A1', `AK1*HC*${group}`, 'AK2*837*0001', 'IK5*A', 'AK9*A*1*1*1'];
      const job = await importX12(desk.admin, interchange([set], {}, [`TA1*${isa}*260801*1200*A*000`]));
      expect(job.findings).toMatchObject({ file: 'imported', sets: 1, importedSets: 1 });
      expect(await desk.batchStatus(id)).toBe('accepted');
    });
  });

  describe('RCM §2: a UTF-8 BOM or trailing CRLF giving garbage', () => {
    it.each([
      ['a BOM', (file: string) => `\ufeff${file}`],
      ['CRLF behind each segment', (file: string) => file.replaceAll('~', '~\r\n')],
      ['CRLF as the terminator', (file: string) => file.replaceAll('~', '\r\n')],
      ['both, and empty lines at the end', (file: string) => `\ufeff${file.replaceAll('~', '~\r\n')}\r\n\r\n`],
    ])('%s is no matter', async (_what, written) => {
      const claims = await desk.submitted(['A1']);
      const { group } = await desk.batch([Object.values(claims)]);
      const set = ['ST*999*0001*005010X231A1', `AK1*HC*${group}`, 'AK2*837*0001', 'IK5*A', 'AK9*A*1*1*1'];
      const job = await importX12(desk.admin, written(interchange([set])));
      expect(job.findings).toMatchObject({ file: 'imported', importedSets: 1 });
      expect(await values(claims)).toEqual(['syntax_accepted']);
    });
  });

  describe('RCM C: 999', () => {
    it.each([
      ['A', 'syntax_accepted', 'accepted'],
      ['E', 'syntax_accepted', 'accepted'],
      ['R', 'syntax_rejected', 'rejected'],
      ['M', 'syntax_rejected', 'rejected'],
      ['W', 'syntax_rejected', 'rejected'],
      ['X', 'syntax_rejected', 'rejected'],
    ])('IK5 %s: claims %s, batch %s', async (code, claimStatus, batchStatus) => {
      const claims = await desk.submitted(['B1', 'B2']);
      const { id, group } = await desk.batch([Object.values(claims)]);
      await desk.answer999(group, ['AK2*837*0001', `IK5*${code}`, `AK9*${code}*1*1*1`]);
      expect(await values(claims)).toEqual([claimStatus, claimStatus]);
      expect(await desk.batchStatus(id)).toBe(batchStatus);
    });

    it('answers one set of two: the batch is partially accepted', async () => {
      const claims = await desk.submitted(['B1', 'B2', 'B3']);
      const { id, group } = await desk.batch([[claims.B1!, claims.B2!], [claims.B3!]]);
      await desk.answer999(group, ['AK2*837*0001', 'IK5*A', 'AK2*837*0002', 'IK5*R*5', 'AK9*P*2*2*1']);
      expect(await desk.statuses(claims)).toEqual({
        B1: 'syntax_accepted',
        B2: 'syntax_accepted',
        B3: 'syntax_rejected',
      });
      expect(await desk.batchStatus(id)).toBe('partially_accepted');
    });

    it('that names only the rejected set accepts the others, where its counts say so', async () => {
      const claims = await desk.submitted(['B1', 'B2', 'B3']);
      const { id, group } = await desk.batch([[claims.B1!], [claims.B2!], [claims.B3!]]);
      await desk.answer999(group, ['AK2*837*0002', 'IK5*R*5', 'AK9*P*3*3*1']);
      expect(await values(claims)).toEqual(['submitted', 'syntax_rejected', 'submitted']);
      await desk.answer999(group, ['AK2*837*0002', 'IK5*R*5', 'AK9*P*3*3*2'], { controlNumber: '000000901' });
      expect(await values(claims)).toEqual(['syntax_accepted', 'syntax_rejected', 'syntax_accepted']);
      expect(await desk.batchStatus(id)).toBe('partially_accepted');
      const { items } = (await desk.admin.get(`/rcm/claims/${claims.B3}/acknowledgements`)).json();
      expect(items).toMatchObject([{ kind: '999', code: 'P', outcome: 'accepted', effect: 'moved' }]);
    });

    it.each([
      ['R', 'syntax_rejected', 'rejected'],
      ['A', 'syntax_accepted', 'accepted'],
      ['P', 'submitted', 'acknowledged'],
    ])('AK9 %s without an AK2 speaks of all sets: %s', async (code, claimStatus, batchStatus) => {
      const claims = await desk.submitted(['B1', 'B2']);
      const { id, group } = await desk.batch([[claims.B1!], [claims.B2!]]);
      await desk.answer999(group, [`AK9*${code}*2*2*0*1`]);
      expect(await values(claims)).toEqual([claimStatus, claimStatus]);
      expect(await desk.batchStatus(id)).toBe(batchStatus);
    });

    it('IK3 and IK4 are error findings of the claim whose segment it is, CTX names it where no position does', async () => {
      const claims = await desk.submitted(['B1', 'B2', 'B3']);
      const { id, group } = await desk.batch([Object.values(claims)]);
      const [first] = segmentsOf(2);
      const errors = [`IK3*NM1*${first + 2}*2010*8`, 'IK4*9:0:0*67*7*BAD'];
      const named = ['IK3*SBR**2000B*3', 'CTX*CLM01:b3'];
      await desk.answer999(group, [
        'AK2*837*0001',
        ...errors,
        ...named,
        'IK3*PER*4**8',
        'IK4*6*364*4',
        'IK5*R*5',
        'AK9*R*1*1*0',
      ]);
      const findings = async (claim: string) => (await desk.admin.get(`/rcm/claims/${claims[claim]}`)).json().findings;
      const errorsOf = async (claim: string) =>
        (await findings(claim)).filter(({ code }: { code: string }) => code === 'SYNTAX_REJECTED');
      expect(await errorsOf('B1')).toEqual([]);
      expect(await errorsOf('B2')).toEqual([
        expect.objectContaining({
          severity: 'error',
          segment: first + 2,
          message: 'IK4 7: NM109 in loop 2010 holds a code that is not allowed (sent: BAD)',
        }),
      ]);
      expect(await errorsOf('B3')).toEqual([
        expect.objectContaining({ message: 'IK3 3: SBR in loop 2000B is missing' }),
      ]);
      const [ofSet] = await itemsOf(`/rcm/batches/${id}/acknowledgements?level=set`);
      expect(ofSet.reasons.map(({ code }: { code: string }) => code)).toEqual(['IK5 5', 'IK4 4']);
    });

    it('to an imported file finds its sets by GS06 and ST02, and claims by where they stand in it', async () => {
      const claims = await desk.submitted(['B1', 'B2'], { groupNumber: '4711' });
      const [first] = segmentsOf(2);
      await desk.answer999('4711', [
        'AK2*837*0001',
        `IK3*CLM*${first + 7}*2300*8`,
        'IK4*2*782*6*x',
        'IK5*R*5',
        'AK9*R*1*1*0',
      ]);
      expect(await values(claims)).toEqual(['syntax_rejected', 'syntax_rejected']);
      const { items } = (await desk.admin.get(`/rcm/claims/${claims.B2}/acknowledgements`)).json();
      expect(items[0].reasons[0]).toMatchObject({ code: 'IK4 6', segment: first + 7 });
    });

    it('whose GS06 fits two imported files moves nothing', async () => {
      const one = await desk.submitted(['B1'], { groupNumber: '5' });
      const two = await desk.submitted(['B2'], { groupNumber: '5', controlNumber: '000000078' });
      await desk.answer999('5', ['AK2*837*0001', 'IK5*R*5', 'AK9*R*1*1*0']);
      expect([...(await values(one)), ...(await values(two))]).toEqual(['submitted', 'submitted']);
      const [unmatched] = await itemsOf('/rcm/acknowledgements?effect=unmatched');
      expect(unmatched).toMatchObject({ kind: '999', groupControlNumber: '5', outcome: 'rejected' });
    });
  });

  describe('RCM C: 277CA', () => {
    it.each([
      ['clearinghouse', 'A1:19:PR', 'clearinghouse_accepted'],
      ['clearinghouse', 'A2:20:PR', 'clearinghouse_accepted'],
      ['clearinghouse', 'A3:21', 'clearinghouse_rejected'],
      ['payer', 'A1:19:PR', 'submitted'],
      ['payer', 'A2:20:PR', 'payer_accepted'],
      ['payer', 'A3:21', 'payer_rejected'],
      ['payer', 'A4:35', 'payer_rejected'],
      ['payer', 'A6:21', 'payer_rejected'],
      ['payer', 'A7:562:85', 'payer_rejected'],
      ['payer', 'A8:187', 'payer_rejected'],
    ] as const)('of a %s with %s: %s', async (role, stc, status) => {
      desk = await AcknowledgementDesk.open(api, role);
      const claims = await desk.submitted(['C1']);
      await desk.answer277(claim277('c1 ', stc, ['REF*1K*ICN777']));
      expect(await desk.statuses(claims)).toEqual({ C1: status });
      const claim = (await desk.admin.get(`/rcm/claims/${claims.C1}`)).json();
      expect(claim.payerControlNumber).toBe('ICN777');
    });

    it('rejects one claim of a batch, and the worklist says what is to be mended', async () => {
      const claims = await desk.submitted(['C1', 'C2']);
      const { id, group } = await desk.batch([Object.values(claims)]);
      await desk.answer999(group, ['AK2*837*0001', 'IK5*A', 'AK9*A*1*1*1']);
      await desk.answer277([...claim277('C1', 'A2:20'), ...claim277('C2', 'A7:562:85')]);
      expect(await desk.statuses(claims)).toEqual({ C1: 'clearinghouse_accepted', C2: 'clearinghouse_rejected' });
      expect(await desk.batchStatus(id)).toBe('partially_accepted');
      const worklist = await itemsOf('/rcm/rejected-claims');
      expect(worklist).toEqual([expect.objectContaining({ id: claims.C2, status: 'clearinghouse_rejected' })]);
      expect(worklist[0].rejections[0].reasons).toEqual([
        {
          code: 'A7 562 85',
          message: expect.stringContaining('the NPI of the entity (billing provider)'),
          segment: null,
        },
      ]);
      expect(await itemsOf('/rcm/rejected-claims?status=payer_rejected')).toEqual([]);
      const again = (await desk.admin.post(`/rcm/claims/${claims.C2}/validation`)).json();
      expect(again.findings.map(({ code }: { code: string }) => code)).not.toContain('CLEARINGHOUSE_REJECTED');
    });

    it('whose receiver level is rejected rejects the whole batch', async () => {
      const claims = await desk.submitted(['C1', 'C2']);
      const { id, number } = await desk.batch([Object.values(claims)]);
      await desk.answer277([], { trace: `B${number}S0001`, receiver277: ['STC*A3:24:41*20260803*U*500'] });
      expect(await values(claims)).toEqual(['clearinghouse_rejected', 'clearinghouse_rejected']);
      expect(await desk.batchStatus(id)).toBe('rejected');
    });

    it('whose provider level is rejected rejects the claims of that provider', async () => {
      const claims = await desk.submitted(['C1', 'C2']);
      const { isa } = await desk.batch([Object.values(claims)]);
      await desk.answer277(['TRN*1*P1', 'STC*A3:24:85*20260803*U*500'], { trace: isa });
      expect(await values(claims)).toEqual(['clearinghouse_rejected', 'clearinghouse_rejected']);
    });

    it('to a claim that nobody knows is kept as unmatched, with a finding of the set', async () => {
      const job = await desk.answer277(claim277('NOBODY', 'A3:21'));
      const findings = await itemsOf(`/rcm/x12-files/${job.resultPath!.split('/').at(-1)}/findings`);
      expect(findings).toContainEqual(expect.objectContaining({ code: 'ACKNOWLEDGEMENT_UNMATCHED' }));
    });
  });

  (existsSync(SAMPLES) ? describe : describe.skip)('RCM C: 277CA and 999 of other makers', () => {
    const sample = (path: string) => importX12(desk.admin, readFileSync(join(SAMPLES, path)));

    it.each([
      ['277ca/imsweb-277CA_accepted.277', '5781', 'payer_accepted', '1107000000014420'],
      ['277ca/imsweb-277CA_rejected.277', '3920394930203', 'payer_rejected', '1107000000001120'],
      ['277ca/oop-277ca-a.277', '3920394930203', 'payer_rejected', '1107000000001120'],
    ])('%s: claim %s is %s', async (path, pcn, status, payerControlNumber) => {
      const claims = await desk.submitted([pcn]);
      await sample(path);
      expect(await values(claims)).toEqual([status]);
      const claim = (await desk.admin.get(`/rcm/claims/${claims[pcn]}`)).json();
      expect(claim.payerControlNumber).toBe(payerControlNumber);
    });

    it('a rejected set of an imported file', async () => {
      const claims = await desk.submitted(['E1'], { groupNumber: '28', setNumber: '0028' });
      await sample('999/imsweb-999_rejected.999');
      expect(await values(claims)).toEqual(['syntax_rejected']);
      const [ofClaim] = await itemsOf(`/rcm/claims/${claims.E1}/acknowledgements`);
      expect(ofClaim.reasons).toContainEqual({ code: 'IK3 1', message: 'NM is not known', segment: 17 });
    });
  });

  describe('RCM B: late acknowledgement', () => {
    const kinds = (claims: Record<string, string>) =>
      desk.events(Object.values(claims)[0]!).then((all) => all.slice(1));

    it('a 999 after the 277CA leaves the claim where it is, and its event', async () => {
      const claims = await desk.submitted(['D1']);
      const { group } = await desk.batch([Object.values(claims)]);
      await desk.answer277(claim277('D1', 'A2:20'));
      await desk.answer999(group, ['AK2*837*0001', 'IK5*A', 'AK9*A*1*1*1']);
      expect(await values(claims)).toEqual(['clearinghouse_accepted']);
      expect(await kinds(claims)).toEqual(['acknowledged', 'acknowledged_late']);
    });

    it.each(['paid', 'denied', 'closed', 'validated', 'queued'])(
      'a rejection of a %s claim changes nothing',
      async (status) => {
        const claims = await desk.submitted(['D1']);
        const { group } = await desk.batch([Object.values(claims)]);
        await desk.query('UPDATE claims SET status = $2 WHERE company_id = $1', [status]);
        await desk.answer999(group, ['AK2*837*0001', 'IK5*R*5', 'AK9*R*1*1*0']);
        await desk.answer277(claim277('D1', 'A7:562'));
        expect(await values(claims)).toEqual([status]);
        expect(await kinds(claims)).toEqual(['acknowledged_late', 'acknowledged_late']);
        const { findings } = (await desk.admin.get(`/rcm/claims/${claims.D1}`)).json();
        expect(findings.map(({ code }: { code: string }) => code)).toEqual(['LINE_CONTROL_NUMBER_MISSING']);
      },
    );

    it('a 999 to the first sending does not touch a claim that was sent again', async () => {
      const claims = await desk.submitted(['D1']);
      const first = await desk.batch([Object.values(claims)]);
      const second = await desk.batch([Object.values(claims)]);
      await desk.answer999(first.group, ['AK2*837*0001', 'IK5*R*5', 'AK9*R*1*1*0']);
      expect(await values(claims)).toEqual(['submitted']);
      expect([await desk.batchStatus(first.id), await desk.batchStatus(second.id)]).toEqual(['rejected', 'sent']);
    });

    it('the same file twice is one import, a copy under a new envelope moves nothing', async () => {
      const claims = await desk.submitted(['D1']);
      const { group } = await desk.batch([Object.values(claims)]);
      const said = ['AK2*837*0001', 'IK5*R*5', 'AK9*R*1*1*0'];
      const first = await desk.answer999(group, said);
      expect((await desk.answer999(group, said)).id).toBe(first.id);
      // Mended and sent again, in the same batch as far as anybody can tell.
      await desk.query(`UPDATE claims SET status = 'submitted' WHERE company_id = $1`);
      await desk.answer999(group, said, { controlNumber: '000000901' });
      expect(await values(claims)).toEqual(['submitted']);
      expect(await kinds(claims)).toEqual(['acknowledged', 'acknowledged_again']);
    });

    it('an answer to a file whose sending was never noted notes it', async () => {
      const claims = await desk.submitted(['D1']);
      const { id, group } = await desk.batch([Object.values(claims)], 'queued');
      await desk.query(`UPDATE claims SET status = 'queued' WHERE company_id = $1`);
      await desk.answer999(group, ['AK2*837*0001', 'IK5*A', 'AK9*A*1*1*1']);
      expect(await values(claims)).toEqual(['syntax_accepted']);
      expect(await desk.batchStatus(id)).toBe('accepted');
      const [entry] = await desk.query('SELECT state FROM batch_outbox WHERE company_id = $1');
      expect(entry).toEqual({ state: 'acked' });
    });

    it('one company never answers for another', async () => {
      const claims = await desk.submitted(['D1']);
      const { group } = await desk.batch([Object.values(claims)]);
      const other = await AcknowledgementDesk.open(api);
      await other.answer999(group, ['AK2*837*0001', 'IK5*R*5', 'AK9*R*1*1*0']);
      await other.answer277(claim277('D1', 'A7:562'));
      expect(await values(claims)).toEqual(['submitted']);
      const mine = (await desk.admin.get('/rcm/acknowledgements')).json();
      expect(mine.items).toEqual([]);
    });
  });
});
