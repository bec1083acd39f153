import type { X12Event } from '../../../src/modules/rcm/x12/x12-events.reader.js';
import { newId } from '../../../src/shared/database/new-id.js';
import { aRemittance } from '../../factories/remittance.factory.js';
import { startApi, type TestApi } from '../../support/api.js';
import { RemittanceDesk, type DeskClaim } from '../../support/remittance-desk.js';

const aClaim = (pcn: string, facts: Partial<DeskClaim> = {}): DeskClaim => ({
  pcn,
  lines: [{ procedureCode: '99213', chargeCents: 15000 }],
  ...facts,
});

describe('posting a remittance', () => {
  let api: TestApi;
  let desk: RemittanceDesk;
  beforeAll(async () => {
    api = await startApi();
  }, 30_000);
  afterAll(() => api.close());
  beforeEach(async () => {
    desk = await new RemittanceDesk(api, (await api.newCompany()).id).open();
  });

  describe('RCM D1, D2: once', () => {
    it('eight workers with the same content under different files post it once', async () => {
      await desk.claims([aClaim('A')]);
      const bytes = aRemittance([{ pcn: 'A' }]);
      const outcomes = await Promise.all(Array.from({ length: 8 }, () => desk.import(bytes)));
      expect(outcomes.map(([outcome]) => outcome?.status).sort()).toEqual([...Array(7).fill('duplicate'), 'posted']);
      expect([
        await desk.count('claim_eras'),
        await desk.count('claim_payments'),
        await desk.count('x12_sets'),
      ]).toEqual([1, 1, 8]);
      expect(await desk.standings()).toEqual({ A: { status: 'paid', balanceCents: 0 } });
    }, 30_000);

    it('two workers with the same set of the same file write it once', async () => {
      await desk.claims([aClaim('A')]);
      const fileId = newId();
      await desk.file(fileId);
      const bytes = aRemittance([{ pcn: 'A' }]);
      const outcomes = await Promise.all([desk.import(bytes, { fileId }), desk.import(bytes, { fileId })]);
      expect(outcomes.map(([outcome]) => outcome?.status)).toEqual(['posted', 'posted']);
      expect([await desk.count('x12_sets'), await desk.count('claim_payments')]).toEqual([1, 1]);
    });

    it('the same key with other content is a conflict: kept for a human, nothing posted, and known when it comes again', async () => {
      await desk.claims([aClaim('A'), aClaim('B')]);
      await desk.import(aRemittance([{ pcn: 'A' }]));
      const other = aRemittance([{ pcn: 'B' }]);
      expect(await desk.import(other)).toMatchObject([{ status: 'conflict', counts: { held: 1, posted: 0 } }]);
      expect(await desk.payments()).toEqual(['A 1 posted exact', 'B 1 held REMITTANCE_CONFLICT none']);
      expect(await desk.standings()).toMatchObject({ B: { status: 'submitted', balanceCents: 15000 } });
      expect(await desk.import(other)).toMatchObject([{ status: 'duplicate' }]);
    });

    it('a trace number that the payer uses again on another day or amount is another remittance', async () => {
      await desk.claims([aClaim('A'), aClaim('B')]);
      await desk.import(aRemittance([{ pcn: 'A' }]));
      const again = aRemittance([{ pcn: 'B', paid: 90, cas: ['CO*45*60'] }]);
      expect(await desk.import(again)).toMatchObject([{ status: 'posted' }]);
    });

    it('a crash in the middle of a set leaves no trace, and the next try posts all of it', async () => {
      const pcns = Array.from({ length: 1200 }, (_, index) => `P${index}`);
      await desk.claims(pcns.map((pcn) => aClaim(pcn)));
      const bytes = aRemittance(pcns.map((pcn) => ({ pcn })));
      let written = 0;
      const crash = async function* (events: AsyncIterable<X12Event>): AsyncGenerator<X12Event> {
        for await (const event of events) {
          if (event.kind === 'claim-payment' && event.payment.ordinal === 1150) {
            written = event.payment.ordinal;
            throw new Error('crash');
          }
          yield event;
        }
      };
      await expect(desk.import(bytes, { around: crash })).rejects.toThrow('crash');
      expect(written).toBe(1150);
      for (const table of [
        'x12_sets',
        'claim_eras',
        'claim_payments',
        'line_payments',
        'payment_adjustments',
        'findings',
      ]) {
        expect([table, await desk.count(table)]).toEqual([table, 0]);
      }
      expect(await desk.count('ledger_entries')).toBe(1200);
      expect(await desk.import(bytes)).toMatchObject([{ status: 'posted', counts: { posted: 1200 } }]);
    }, 60_000);

    it('leaves one audit event with its counts and its hash', async () => {
      await desk.claims([aClaim('A')]);
      await desk.import(aRemittance([{ pcn: 'A' }]));
      const events = await desk.query<{ body: string; entity: string }>(
        `SELECT entity, body FROM audit_events WHERE company_id = $1 AND action = 'importRemittance'`,
      );
      expect(events).toHaveLength(1);
      expect(events[0]!.entity).toBe('claim_eras');
      expect(events[0]!.body).toMatch(/"bodyHash":"[0-9a-f]{64}"/);
      expect(events[0]!.body).toMatch(/"posted":1/);
      expect(events[0]!.body).not.toMatch(/DOE|JANE|W1/);
    });
  });

  describe('a held set', () => {
    it.each([
      ['RCM D3: that does not balance is never forced into balance', { paid: 99 }, 'UNBALANCED', 'SET_UNBALANCED'],
      ['RCM D6: to a payee that is not ours', { payeeNpi: '1993999998' }, 'PAYEE_NOT_OURS', 'PAYEE_NOT_OURS'],
    ])('%s is stored whole and posts nothing', async (_words, facts, reason, code) => {
      await desk.claims([aClaim('A')]);
      expect(await desk.import(aRemittance([{ pcn: 'A', number: 'ICN1' }], facts))).toMatchObject([{ status: 'held' }]);
      expect(await desk.payments()).toEqual([`A 1 held ${reason} none`]);
      expect(await desk.count('payment_adjustments')).toBe(1);
      expect(await desk.standings()).toEqual({ A: { status: 'submitted', balanceCents: 15000 } });
      expect(await desk.codes()).toContain(code);
      const claims = await desk.query('SELECT version, payer_control_number FROM claims WHERE company_id = $1');
      expect(claims).toEqual([{ version: 1, payer_control_number: null }]);
    });
  });

  describe('RCM D5, D6: matching', () => {
    it('an unmatched claim payment holds only itself, is not lost, and says why', async () => {
      await desk.claims([
        aClaim('GOOD'),
        aClaim('TWICE'),
        aClaim('TWICE'),
        aClaim('DRAFT', { status: 'draft' }),
        aClaim('OTHER', { memberId: 'W7' }),
        aClaim('KNOWN', { payerControlNumber: 'ICN9' }),
        aClaim('PRE'),
      ]);
      const [outcome] = await desk.import(
        aRemittance([
          { pcn: ' good ' },
          { pcn: 'TWICE' },
          { pcn: 'DRAFT' },
          { pcn: '0', memberId: 'W7' },
          { pcn: 'LOST', memberId: 'W8' },
          { pcn: '0', number: 'ICN9' },
          { pcn: 'PRE', status: '25', paid: 0, cas: ['CO*45*150'] },
        ]),
      );
      expect(outcome).toMatchObject({ status: 'posted', counts: { posted: 2, unmatched: 4, informational: 1 } });
      expect((await desk.payments()).map((each) => each.trim())).toEqual([
        expect.stringMatching(/good\s+1 posted exact/),
        'TWICE 1 unmatched PCN_AMBIGUOUS none',
        'DRAFT 1 unmatched CLAIM_NOT_POSTABLE none',
        '0 1 unmatched CLAIM_CANDIDATES candidate',
        'LOST 1 unmatched CLAIM_NOT_FOUND none',
        '0 1 posted payer_control_number',
        'PRE 25 informational exact',
      ]);
      expect(await desk.standings()).toMatchObject({
        GOOD: { status: 'paid' },
        KNOWN: { status: 'paid' },
        OTHER: { status: 'submitted' },
        PRE: { status: 'submitted', balanceCents: 15000 },
      });
      const found = await desk.query<{ message: string }>(
        `SELECT message FROM findings WHERE company_id = $1 AND code = 'CLAIM_CANDIDATES'`,
      );
      expect(found[0]!.message).toMatch(/[0-9a-f-]{36}$/);
    });

    it('one claim that comes back in several claim payments gets all of them (RFI 137)', async () => {
      await desk.claims([
        aClaim('SPLIT', {
          lines: [
            { procedureCode: '99213', chargeCents: 15000 },
            { procedureCode: '93000', chargeCents: 15000 },
          ],
        }),
        aClaim('TWINS', {
          lines: [
            { procedureCode: '99213', chargeCents: 15000 },
            { procedureCode: '99213', chargeCents: 15000 },
          ],
        }),
      ]);
      await desk.import(
        aRemittance([
          { pcn: 'SPLIT' },
          { pcn: 'SPLIT', procedure: '93000', paid: 0, cas: ['CO*50*150'] },
          { pcn: 'TWINS', paid: 0, cas: ['CO*50*150'] },
          { pcn: 'TWINS' },
        ]),
      );
      expect(await desk.standings()).toEqual({
        SPLIT: { status: 'partially_paid', balanceCents: 15000 },
        TWINS: { status: 'partially_paid', balanceCents: 15000 },
      });
    });

    it('RCM D7: a line that no line of the claim fits is posted on the claim, with a finding', async () => {
      await desk.claims([aClaim('A')]);
      await desk.import(aRemittance([{ pcn: 'A', procedure: '99499' }]));
      expect(await desk.standings()).toEqual({ A: { status: 'paid', balanceCents: 0 } });
      expect(await desk.codes()).toEqual(['LINE_NOT_MATCHED']);
    });

    it('RCM D7: a modifier that the payer does not return does not stop the posting', async () => {
      await desk.claims([aClaim('A', { lines: [{ procedureCode: '99213', modifiers: ['25'], chargeCents: 15000 }] })]);
      await desk.import(aRemittance([{ pcn: 'A' }]));
      expect(await desk.query('SELECT match FROM line_payments WHERE company_id = $1')).toEqual([
        { match: 'procedure_without_modifiers' },
      ]);
    });
  });

  describe('RCM D9: reversals', () => {
    const reversal = { pcn: 'A', status: '22', charge: -150, paid: -100, cas: ['CO*45*-50'], number: 'ICN1' };
    const first = { pcn: 'A', number: 'ICN1' };
    const correction = { pcn: 'A', number: 'ICN2', paid: 120, cas: ['CO*45*30'] };

    it.each([
      ['before its original', [reversal, first, correction]],
      ['after its original', [first, reversal, correction]],
      ['after the correction', [first, correction, reversal]],
    ])('is found in its own set %s', async (_words, claims) => {
      await desk.claims([aClaim('A')]);
      expect(await desk.import(aRemittance(claims))).toMatchObject([{ counts: { posted: 3, reversals: 1, held: 0 } }]);
      expect(await desk.standings()).toEqual({ A: { status: 'paid', balanceCents: 0 } });
      const [paid] = await desk.query(
        `SELECT sum(cents)::bigint AS cents FROM ledger_entries WHERE company_id = $1 AND kind = 'payment'`,
      );
      expect(paid).toEqual({ cents: 12000 });
    });

    it('without a correction leads back to the state before the payer decided', async () => {
      await desk.claims([aClaim('A', { status: 'payer_accepted' })]);
      await desk.import(aRemittance([first]));
      await desk.import(aRemittance([reversal, { pcn: 'B' }], { trace: 'EFT2' }));
      expect(await desk.standings()).toEqual({ A: { status: 'payer_accepted', balanceCents: 15000 } });
    });

    it('takes back the original’s own rows, whatever group code it repeats (CR in old files)', async () => {
      await desk.claims([aClaim('A')]);
      await desk.import(aRemittance([first]));
      await desk.import(aRemittance([{ ...reversal, cas: ['CR*45*-50'] }, { pcn: 'B' }], { trace: 'EFT2' }));
      expect(await desk.ledger('A')).toEqual([
        'contractual/CO/45 -5000',
        'contractual/CO/45 5000',
        'payment -10000',
        'payment 10000',
      ]);
    });

    it('twice is refused: the second one is held', async () => {
      await desk.claims([aClaim('A')]);
      await desk.import(aRemittance([first]));
      await desk.import(aRemittance([reversal, { pcn: 'B' }, { pcn: 'C' }], { trace: 'EFT2' }));
      await desk.import(aRemittance([reversal, reversal, { pcn: 'B' }, { pcn: 'C' }, { pcn: 'D' }], { trace: 'EFT3' }));
      expect((await desk.payments()).filter((each) => each.startsWith('A 22'))).toEqual([
        'A 22 posted exact',
        'A 22 held REVERSAL_WITHOUT_ORIGINAL exact',
        'A 22 held REVERSAL_WITHOUT_ORIGINAL exact',
      ]);
      expect(await desk.standings()).toEqual({ A: { status: 'submitted', balanceCents: 15000 } });
    });

    it('with the signs of its original is no reversal of it', async () => {
      await desk.claims([aClaim('A')]);
      await desk.import(aRemittance([first]));
      await desk.import(aRemittance([{ ...first, status: '22' }], { trace: 'EFT2' }));
      expect(await desk.standings()).toEqual({ A: { status: 'paid', balanceCents: 0 } });
      expect(await desk.codes()).toContain('REVERSAL_WITHOUT_ORIGINAL');
    });
  });

  it('RCM D10: a set of nothing but provider adjustments is valid (RFI 490); negative increases the payment', async () => {
    expect(await desk.import(aRemittance([], { plb: ['L6:ICN1*-15', 'WO:ICN2*5'] }))).toMatchObject([
      { status: 'posted', counts: { claims: 0, providerAdjustments: 2 } },
    ]);
    const [era] = await desk.query(
      'SELECT paid_cents, sum_provider_adjustment_cents AS adjusted FROM claim_eras WHERE company_id = $1',
    );
    expect(era).toEqual({ paid_cents: 1000, adjusted: -1000 });
  });

  it('another company’s claim with the same number is out of reach', async () => {
    await desk.claims([aClaim('A')]);
    const other = await new RemittanceDesk(api, (await api.newCompany()).id).open();
    expect(await other.import(aRemittance([{ pcn: 'A' }]))).toMatchObject([{ counts: { posted: 0, unmatched: 1 } }]);
    expect(await desk.standings()).toEqual({ A: { status: 'submitted', balanceCents: 15000 } });
  });
});
