import { withClient } from '../../src/embedded/provision.js';
import { newId } from '../../src/shared/database/new-id.js';
import { aTradingPartner } from '../factories/trading-partner.factory.js';
import type { Caller, TestApi, TestCompany } from './api.js';
import { importX12 } from './x12-upload.js';

/** Claims with these patient control numbers, one subscriber each, as the segments of an 837P. */
export function claims837(pcns: readonly string[], setNumber = '0001'): string[] {
  const subscribers = pcns.flatMap((pcn, index) => [
    `HL*${index + 2}*1*22*0`,
    'SBR*P*18*GROUP1******CI',
    `NM1*IL*1*DOE*JANE****MI*W10000000${index}`,
    'N3*2 SIDE ST',
    'N4*COLUMBUS*OH*432150002',
    'DMG*D8*19800215*F',
    'NM1*PR*2*PAYER ONE*****PI*PAYER1',
    `CLM*${pcn}*250***11:B:1*Y*A*Y*Y`,
    'HI*ABK:E119',
    'LX*1',
    'SV1*HC:99213*250*UN*1***1',
    'DTP*472*D8*20260701',
  ]);
  return [
    `ST*837*${setNumber}*005010X222A1`,
    'BHT*0019*00*1*20260801*1200*CH',
    'NM1*41*2*TEST CLINIC*****46*SUBMITTER1',
    'PER*IC*EDI HELP*TE*8005551212',
    'NM1*40*2*PAYER ONE*****46*RECEIVER1',
    'HL*1**20*1',
    'PRV*BI*PXC*207Q00000X',
    'NM1*85*2*TEST CLINIC*****XX*1234567893',
    'N3*1 MAIN ST',
    'N4*COLUMBUS*OH*432150001',
    'REF*EI*123456789',
    ...subscribers,
  ];
}

/** The first segment of the n-th claim (1-based) of `claims837`, and its last. */
export const segmentsOf = (ordinal: number): [number, number] => [12 + (ordinal - 1) * 12, 23 + (ordinal - 1) * 12];

interface FileParts {
  sender?: string;
  receiver?: string;
  controlNumber?: string;
  group?: string;
  guide?: string;
  groupNumber?: string;
  setNumber?: string;
}

/** A file with these sets; `loose` segments stand between ISA and GS. */
export function interchange(sets: readonly (readonly string[])[], parts: FileParts = {}, loose: string[] = []): string {
  const { sender = 'CLEARINGHOUSE', receiver = 'QUINTETDEMO', controlNumber = '000000900' } = parts;
  const { group = 'FA', guide = '005010X231A1', groupNumber = '900' } = parts;
  const isa = `ISA*00*          *00*          *ZZ*${sender.padEnd(15)}*ZZ*${receiver.padEnd(15)}*260801*1200*^*00501*${controlNumber}*0*T*:`;
  const closed = sets.flatMap((set) => [...set, `SE*${set.length + 1}*${set[0]!.split('*')[2]}`]);
  const groups =
    sets.length === 0
      ? []
      : [`GS*${group}*A*B*20260801*1200*${groupNumber}*X*${guide}`, ...closed, `GE*${sets.length}*${groupNumber}`];
  return [isa, ...loose, ...groups, `IEA*${sets.length === 0 ? 0 : 1}*${controlNumber}`]
    .map((segment) => `${segment}~`)
    .join('');
}

const HEAD_277 = ['BHT*0085*08*T1*20260803*1200*TH', 'HL*1**20*1'];

/** A company that sends claims to a clearinghouse: batches in by SQL, acknowledgements in over HTTP. */
export class AcknowledgementDesk {
  constructor(
    private readonly api: TestApi,
    readonly company: TestCompany,
    readonly admin: Caller,
    readonly partnerId: string,
  ) {}

  static async open(
    api: TestApi,
    role: 'clearinghouse' | 'payer' = 'clearinghouse',
    own?: TestCompany,
    receiverId = 'CLEARINGHOUSE',
  ): Promise<AcknowledgementDesk> {
    const company = own ?? (await api.newCompany());
    const admin = await company.as('company_admin');
    const ids = { senderId: 'QUINTETDEMO', receiverId };
    const answer = await admin.post('/rcm/trading-partners', { body: aTradingPartner({ role, ...ids }) });
    return new AcknowledgementDesk(api, company, admin, answer.json().id);
  }

  /** Claims that went out already, from an imported file; answers their ids by patient control number. */
  async submitted(pcns: readonly string[], parts: FileParts = {}): Promise<Record<string, string>> {
    const facts = { group: 'HC', guide: '005010X222A1', groupNumber: '77', controlNumber: '000000077', ...parts };
    await importX12(this.admin, interchange([claims837(pcns, parts.setNumber)], facts));
    const rows = await this.query<{ pcn: string; id: string }>(
      `SELECT patient_control_number AS pcn, id FROM claims WHERE company_id = $1 AND patient_control_number = ANY($2)
       ORDER BY created_at, id`,
      [pcns],
    );
    const ids = new Map(rows.map(({ pcn, id }) => [pcn, id]));
    return Object.fromEntries(pcns.map((pcn) => [pcn, ids.get(pcn)!]));
  }

  /** A batch of ours with these claims, each set of them in an ST of its own. */
  async batch(
    sets: readonly (readonly string[])[],
    status = 'sent',
  ): Promise<{ id: string; number: number; isa: string; group: string }> {
    const [{ count }] = (await this.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM claim_batches WHERE company_id = $1',
    )) as [{ count: number }];
    const [id, number] = [newId(), count + 1];
    const isa = String(500 + number).padStart(9, '0');
    const group = String(600 + number);
    const claimIds = sets.flat();
    const [blob] = await this.query<{ id: string }>('SELECT id FROM blobs WHERE company_id = $1 LIMIT 1');
    const stamp = `'2026-08-01T00:00:00Z', $3`;
    await this.query(
      `INSERT INTO claim_batches (company_id, id, created_at, created_by, version, updated_at, updated_by, number,
         trading_partner_id, claim_type, status, interchange_control_number, group_control_number, version_code, usage,
         set_count, claim_count, charge_cents, blob_id, sha256, bytes, file_name, sent_at)
       VALUES ($1, $2, ${stamp}, 1, ${stamp}, $4, $5, 'professional', $6, $7, $8, '005010X222A1', 'T', $9, $10, 0, $11,
         $12, 1, 'b.x12', CASE WHEN $6 = 'queued' THEN NULL ELSE '2026-08-01T00:00:00Z'::timestamptz END)`,
      [id, newId(), number, this.partnerId, status, isa, group, sets.length, claimIds.length, blob!.id, 'a'.repeat(64)],
    );
    await this.query(
      `INSERT INTO batch_outbox (company_id, id, created_at, created_by, version, updated_at, updated_by, batch_id, state, attempts)
       VALUES ($1, $2, ${stamp}, 1, ${stamp}, $4, $5, 0)`,
      [newId(), newId(), id, status],
    );
    let ordinal = 0;
    for (const [set, claims] of sets.entries()) {
      for (const [place, claimId] of claims.entries()) {
        const [first, last] = segmentsOf(place + 1);
        await this.query(
          `INSERT INTO claim_batch_claims (company_id, id, created_at, created_by, batch_id, claim_id, ordinal,
             set_control_number, hierarchy_number, first_segment, last_segment)
           VALUES ($1, $2, clock_timestamp(), $3, $4, $5, $6, $7, 2, $8, $9)`,
          [newId(), newId(), id, claimId, ++ordinal, String(set + 1).padStart(4, '0'), first, last],
        );
      }
    }
    return { id, number, isa, group };
  }

  /** Imports a TA1. */
  ta1(isa: string, code: string, note = '000', parts: FileParts = {}) {
    return importX12(this.admin, interchange([], parts, [`TA1*${isa}*260801*1200*${code}*${note}`]));
  }

  /** Imports a 999 with these segments between AK1 and SE. */
  answer999(group: string, segments: readonly string[], parts: FileParts = {}) {
    return importX12(
      this.admin,
      interchange([['ST*999*0001*005010X231A1', `AK1*HC*${group}*005010X222A1`, ...segments]], parts),
    );
  }

  /** Imports a 277CA; `claims` are the segments below the billing provider. */
  answer277(claims: readonly string[], parts: FileParts & { trace?: string; receiver277?: string[] } = {}) {
    const { trace = 'NONE', receiver277 = [] } = parts;
    const set = [
      'ST*277*0001*005010X214',
      ...HEAD_277,
      'NM1*AY*2*CLEARINGHOUSE*****46*CH1',
      'TRN*1*T1',
      'HL*2*1*21*1',
      'NM1*41*2*TEST CLINIC*****46*SUBMITTER1',
      `TRN*2*${trace}`,
      ...receiver277,
      'HL*3*2*19*1',
      'NM1*85*2*TEST CLINIC*****XX*1234567893',
      ...claims,
    ];
    return importX12(this.admin, interchange([set], { group: 'HN', guide: '005010X214', ...parts }));
  }

  async statuses(claims: Record<string, string>): Promise<Record<string, string>> {
    const rows = await this.query<{ id: string; status: string }>(
      'SELECT id, status FROM claims WHERE company_id = $1 AND id = ANY($2)',
      [Object.values(claims)],
    );
    const byId = new Map(rows.map(({ id, status }) => [id, status]));
    return Object.fromEntries(Object.entries(claims).map(([pcn, id]) => [pcn, byId.get(id)!]));
  }

  /** Kinds of the events of a claim, in order. */
  async events(claimId: string): Promise<string[]> {
    const rows = await this.query<{ kind: string }>(
      'SELECT kind FROM claim_events WHERE company_id = $1 AND claim_id = $2 ORDER BY sequence',
      [claimId],
    );
    return rows.map(({ kind }) => kind);
  }

  async batchStatus(id: string): Promise<string> {
    const [row] = await this.query<{ status: string }>(
      'SELECT status FROM claim_batches WHERE company_id = $1 AND id = $2',
      [id],
    );
    return row!.status;
  }

  query<Row = Record<string, unknown>>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return withClient(this.api.database.superuserUrl, async (client) => {
      return (await client.query(sql, [this.company.id, ...parameters])).rows as Row[];
    });
  }
}

/** A claim of a 277CA, below the billing provider. */
export function claim277(pcn: string, stc: string, more: readonly string[] = []): string[] {
  return ['HL*4*3*PT', 'NM1*QC*1*DOE*JANE****MI*W100000000', `TRN*2*${pcn}`, `STC*${stc}*20260803*WQ*250`, ...more];
}
