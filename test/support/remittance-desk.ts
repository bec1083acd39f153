import { bulkInsert, stamped } from '../../src/shared/database/bulk-insert.js';
import { Database } from '../../src/shared/database/database.js';
import { newId } from '../../src/shared/database/new-id.js';
import { UnitOfWork } from '../../src/shared/database/unit-of-work.js';
import { tenantContext } from '../../src/shared/tenancy/tenant-context.js';
import { CLAIM_LINES, CLAIMS } from '../../src/modules/rcm/claims-import/claim-tables.js';
import { CLAIM_EVENTS } from '../../src/modules/rcm/claims/claim-event-table.codes.js';
import { LEDGER } from '../../src/modules/rcm/ledger/ledger-table.codes.js';
import type { ClaimStatus } from '../../src/modules/rcm/claims/claim-status.rules.js';
import { RemittanceSetImporter } from '../../src/modules/rcm/posting/remittance-set.importer.js';
import { summarize } from '../../src/modules/rcm/x12-files/file-summary.reader.js';
import type { SetOutcome } from '../../src/modules/rcm/x12-files/set-importer.js';
import type { X12File } from '../../src/modules/rcm/x12-files/x12-file.entity.js';
import type { X12Event } from '../../src/modules/rcm/x12/x12-events.reader.js';
import { readX12 } from '../../src/modules/rcm/x12/x12.reader.js';
import type { TestApi } from './api.js';

/** A line of a claim that an 835 is to be posted on. */
export interface DeskLine {
  procedureCode: string | null;
  revenueCode?: string | null;
  modifiers?: string[];
  chargeCents: number;
  servedFromOn?: string | null;
  controlNumber?: string | null;
}

export interface DeskClaim {
  pcn: string;
  lines: DeskLine[];
  status?: ClaimStatus;
  servedFromOn?: string;
  familyId?: string;
  payerControlNumber?: string;
  memberId?: string;
}

/** A company that imports remittances: claims in by SQL, files in by the importer, answers out by SQL. */
export class RemittanceDesk {
  private number = 0;
  private readonly actorId = newId();
  private payerId = newId();
  private patientId = newId();
  private providerId = newId();

  constructor(
    private readonly api: TestApi,
    readonly companyId: string,
  ) {}

  /** Registers who we are, the payer and a patient. */
  async open(payee: { npi: string; taxId: string } = { npi: '1234567893', taxId: '123456789' }): Promise<this> {
    const stamp = 'created_at, created_by, version, updated_at, updated_by';
    const now = `'2026-07-10T00:00:00Z', $2, 1, '2026-07-10T00:00:00Z', $2`;
    await this.query(
      `INSERT INTO payers (company_id, id, ${stamp}, name, electronic_payer_id, type, submission_method, is_active)
       VALUES ($1, $3, ${now}, 'PAYER ONE', 'PAYER1', 'commercial', 'electronic', true)`,
      [this.actorId, this.payerId],
    );
    await this.query(`INSERT INTO patients (company_id, id, ${stamp}, family_name) VALUES ($1, $3, ${now}, 'DOE')`, [
      this.actorId,
      this.patientId,
    ]);
    await this.query(
      `INSERT INTO providers (company_id, id, ${stamp}, kind, name, npi, tax_id, is_ours)
       VALUES ($1, $3, ${now}, 'organization', 'TEST CLINIC', $4, $5, true)`,
      [this.actorId, this.providerId, payee.npi, payee.taxId],
    );
    return this;
  }

  /** Inserts claims as an import would: lines, charges and first event. Answers their ids by PCN (the last of each). */
  async claims(claims: readonly DeskClaim[]): Promise<Map<string, string>> {
    const rows = claims.map((claim) => ({ ...claim, id: newId(), number: ++this.number }));
    const coverages = await this.coverages(rows.flatMap(({ memberId }) => memberId ?? []));
    const at = '2026-07-10T00:00:00Z';
    const lines = rows.flatMap(({ id, lines: of }) =>
      of.map((line, index) => ({
        revenueCode: null,
        modifiers: [],
        servedFromOn: '2026-07-01',
        controlNumber: null,
        ...line,
        id: newId(),
        claimId: id,
        lineNumber: index + 1,
        units: 1,
        unitCode: 'UN',
        diagnosisPointers: [],
      })),
    );
    await this.run(async () => {
      const database = this.api.app.get(Database);
      const facts = rows.map(
        ({ id, number, pcn, status, lines: of, familyId, payerControlNumber, servedFromOn, memberId }) => ({
          id,
          number,
          type: 'professional',
          status: status ?? 'submitted',
          patientId: this.patientId,
          payerId: this.payerId,
          coverageId: memberId === undefined ? null : coverages.get(memberId),
          billingProviderId: this.providerId,
          patientControlNumber: pcn,
          payerControlNumber: payerControlNumber ?? null,
          frequencyCode: '1',
          responsibilityCode: 'P',
          servedFromOn: servedFromOn ?? '2026-07-01',
          chargeCents: sum(of.map(({ chargeCents }) => chargeCents)),
          familyId: familyId ?? id,
        }),
      );
      const charges = lines.map(({ claimId, id, chargeCents }) => ({
        claimId,
        claimLineItemId: id,
        kind: 'charge',
        cents: chargeCents,
        balanceEffectCents: chargeCents,
        postedOn: '2026-07-01',
      }));
      const events = rows.map(({ id, status }) => ({
        claimId: id,
        sequence: 1,
        kind: 'imported',
        toStatus: status ?? 'submitted',
        occurredAt: at,
      }));
      await bulkInsert(database, CLAIMS, stamped(facts, at));
      await bulkInsert(database, CLAIM_LINES, stamped(lines, at));
      await bulkInsert(database, LEDGER, stamped(charges, at));
      await bulkInsert(database, CLAIM_EVENTS, stamped(events, at));
    });
    return new Map(rows.map(({ pcn, id }) => [pcn, id]));
  }

  /** Imports every 835 of the bytes under a new file, as the job does: once to judge, once to post. */
  async import(
    bytes: Uint8Array,
    options: { fileId?: string; around?: (events: AsyncIterable<X12Event>) => AsyncIterable<X12Event> } = {},
  ): Promise<SetOutcome[]> {
    const file = await this.file(options.fileId);
    const outcomes: SetOutcome[] = [];
    const importer = this.api.app.get(RemittanceSetImporter);
    const events = readX12([bytes]);
    for (const summary of (await summarize(readX12([bytes]))).sets) {
      const within = eventsOfNextSet(events);
      const given = options.around?.(within) ?? within;
      outcomes.push(await this.run(() => importer.importSet(file, summary, given, async () => {})));
      for await (const _rest of within);
    }
    return outcomes;
  }

  async file(id = newId()): Promise<X12File> {
    await this.query(
      `INSERT INTO x12_files (company_id, id, created_at, created_by, version, updated_at, updated_by, sha256, blob_id, bytes, disposition, status)
       VALUES ($1, $2, '2026-08-01', $3, 1, '2026-08-01', $3, $4, $3, 1, 'submitted', 'importing')
       ON CONFLICT (company_id, id) DO NOTHING`,
      [id, this.actorId, id.replaceAll('-', '').padEnd(64, '0')],
    );
    return { id, isSandbox: false } as X12File;
  }

  query<Row = Record<string, unknown>>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.run(() => this.api.app.get(Database).query<Row>(sql, parameters));
  }

  /** Status, balance and the ledger of each claim, by PCN. */
  async standings(): Promise<Record<string, { status: string; balanceCents: number }>> {
    const rows = await this.query<{ pcn: string; status: string; balanceCents: number }>(
      `SELECT c.patient_control_number AS pcn, c.status, sum(l.balance_effect_cents)::bigint AS "balanceCents"
       FROM claims c JOIN ledger_entries l ON l.company_id = c.company_id AND l.claim_id = c.id
       WHERE c.company_id = $1 GROUP BY c.id, c.patient_control_number, c.status ORDER BY 1`,
    );
    return Object.fromEntries(rows.map(({ pcn, ...rest }) => [pcn, rest]));
  }

  /** Rows of the ledger as `kind/group/reason cents`, in alphabetical order, the charges left out. */
  async ledger(pcn: string): Promise<string[]> {
    const rows = await this.query<{ row: string }>(
      `SELECT concat_ws(' ', concat_ws('/', l.kind, l.group_code, l.reason_code), l.cents) AS row
       FROM ledger_entries l JOIN claims c ON c.company_id = l.company_id AND c.id = l.claim_id
       WHERE l.company_id = $1 AND c.patient_control_number = $2 AND l.kind <> 'charge'`,
      [pcn],
    );
    return rows.map(({ row }) => row).sort();
  }

  /** Claim payments as `PCN status reason`. */
  async payments(): Promise<string[]> {
    const rows = await this.query<{ row: string }>(
      `SELECT concat_ws(' ', p.patient_control_number, p.status_code, p.status, p.hold_reason, p.match) AS row
       FROM claim_payments p JOIN claim_eras e ON e.company_id = p.company_id AND e.id = p.era_id
       WHERE p.company_id = $1 ORDER BY e.created_at, e.id, p.ordinal`,
    );
    return rows.map(({ row }) => row);
  }

  async codes(): Promise<string[]> {
    const rows = await this.query<{ code: string }>('SELECT code FROM findings WHERE company_id = $1 ORDER BY id');
    return rows.map(({ code }) => code);
  }

  async count(table: string): Promise<number> {
    const [row] = await this.query<{ count: number }>(`SELECT count(*) FROM ${table} WHERE company_id = $1`);
    return row!.count;
  }

  run<T>(work: () => Promise<T>): Promise<T> {
    const { companyId, actorId } = this;
    return tenantContext.run(
      { requestId: 'test', companyId, actorId, actorKind: 'job', action: 'importX12File' },
      work,
    );
  }

  /** A unit of work, for what a test does beside. */
  unit<T>(work: () => Promise<T>): Promise<T> {
    return this.run(() => this.api.app.get(UnitOfWork).run(work));
  }

  private async coverages(memberIds: string[]): Promise<Map<string, string>> {
    const ids = new Map([...new Set(memberIds)].map((memberId) => [memberId, newId()]));
    for (const [memberId, id] of ids) {
      await this.query(
        `INSERT INTO coverages (company_id, id, created_at, created_by, version, updated_at, updated_by, patient_id, payer_id, member_id, relationship_code, "order")
         VALUES ($1, $2, '2026-07-10', $3, 1, '2026-07-10', $3, $4, $5, $6, '18', 'primary')`,
        [id, this.actorId, this.patientId, this.payerId, memberId],
      );
    }
    return ids;
  }
}

/** The events of the next set, without its start and end; may be read on after a reader has stopped early. */
function eventsOfNextSet(events: AsyncIterator<X12Event>): AsyncIterable<X12Event> {
  let place: 'before' | 'inside' | 'behind' = 'before';
  const next = async (): Promise<IteratorResult<X12Event>> => {
    while (place !== 'behind') {
      const result = await events.next();
      if (result.done === true || result.value.kind === 'set-end') place = 'behind';
      else if (place === 'inside') return result;
      else if (result.value.kind === 'set-start') place = 'inside';
    }
    return { done: true, value: undefined };
  };
  return { [Symbol.asyncIterator]: () => ({ next }) };
}

function sum(cents: readonly number[]): number {
  return cents.reduce((total, one) => total + one, 0);
}
