import { JobStopped } from '../../../../src/shared/jobs/live-job-run.js';
import { addDays } from '../../../../src/shared/domain/day.rules.js';
import type { CreateDepositDto } from '../../../../src/modules/rcm/deposits/deposit.dto.js';
import { DepositsService } from '../../../../src/modules/rcm/deposits/deposits.service.js';
import { sandboxClaim, type SandboxClaim } from '../../../../src/modules/rcm/sandbox-payer/sandbox-claim.rules.js';
import { remittanceFile } from '../../../../src/modules/rcm/sandbox-payer/sandbox-remittance.writer.js';
import { generate837 } from '../../../../src/modules/rcm/x12/generator/claims-837.writer.js';
import { readX12 } from '../../../../src/modules/rcm/x12/x12.reader.js';
import { startApi, type TestApi } from '../../../support/api.js';
import { Figures } from '../../../support/figures.js';
import { ImportDesk } from '../../../support/import-desk.js';
import { closeSettled, closingProblems } from './simulated-closing.js';
import { ClaimModel } from './ledger-model.js';
import { SimulatedPayers, type SimulatedRemittance } from './simulated-payer.js';
import type { DrawnStep } from './simulator-steps.js';

const CLAIMS = { set: '837P', claims: 7 } as const;
const FIRST_DAY = '2026-07-01';
const ENVELOPE = { sender: 'SANDBOXPAYER', receiver: 'QUINTET' };
/** What the bank tells of one EFT. */
interface SimulatedDeposit {
  traceNumber: string;
  amountCents: number;
  depositedOn: string;
}

const LEDGER = `SELECT c.patient_control_number AS number, l.balance_effect_cents AS "effectCents",
    concat_ws(' ', coalesce(i.line_number::text, '-'), concat_ws('/', l.kind, l.group_code, l.reason_code), l.cents) AS words
  FROM ledger_entries l JOIN claims c ON c.company_id = l.company_id AND c.id = l.claim_id
  LEFT JOIN claim_line_items i ON i.company_id = l.company_id AND i.id = l.claim_line_item_id
  WHERE l.company_id = $1`;

type Remit = Extract<DrawnStep, { what: 'remit' }>;

/** What becomes of the files of the so-manieth remittance day on their way. */
export type Tamper = (files: readonly string[], day: number) => readonly string[];

/** A server that can be closed and started again over the same database. */
export class Server {
  private constructor(public api: TestApi) {}

  static async start(): Promise<Server> {
    return new Server(await startApi());
  }

  async restart(): Promise<void> {
    await this.api.close();
    this.api = await startApi();
  }
}

/** What ledger, remittances and model come to; equal when nothing is wrong. */
export interface Outcome {
  ledgers: Record<string, string[]>;
  balances: Record<string, number>;
  remittances: { count: number; paidCents: number };
  deposits: { cents: number; unexplained: number };
  unposted: string[];
  /** Claims that are closed and should not be, or could be and are not. */
  closing: string[];
  /** What is wrong with the figures kept beside the ledger. */
  figures: Record<string, unknown[]>;
}

/** A company that lives through drawn steps: its claims go in as a file, the payers' files come as files. */
export class SimulatedOffice {
  private readonly underWay: { files: readonly string[]; stopAt: number | null }[] = [];
  private readonly sent: SimulatedRemittance[] = [];
  private readonly later: SimulatedDeposit[] = [];
  private day = 0;

  private constructor(
    private readonly server: Server,
    private readonly companyId: string,
    private readonly payers: SimulatedPayers,
    private readonly tamper: Tamper,
  ) {}

  /** `tamper` stands between the payers and the office: with it the outcome must differ from the model's. */
  static async open(server: Server, seed: number, tamper: Tamper = (files) => files): Promise<SimulatedOffice> {
    const { id } = await server.api.newCompany();
    const text = [...generate837({ ...CLAIMS, seed })].join('');
    await new ImportDesk(server.api, id).import(Buffer.from(text));
    const lines = linesOf(text);
    const claims = (await claimsOf(text)).map((claim) => ({
      claim,
      model: new ClaimModel(lines.get(claim.patientControlNumber)!),
      standing: [],
      decisions: 0,
    }));
    return new SimulatedOffice(server, id, new SimulatedPayers(claims), tamper);
  }

  async live(steps: readonly DrawnStep[]): Promise<void> {
    for (const step of steps) {
      if (step.what === 'restart') await this.server.restart();
      else await this.remit(step);
      // What is settled is closed now and then; payers know nothing of it, and it moves no money.
      if (this.day % 3 === 0) await closeSettled(this.server.api, this.desk());
    }
    await this.arriveAll();
    await closeSettled(this.server.api, this.desk());
  }

  /** What the database says. */
  async found(): Promise<Outcome> {
    const rows = await this.desk().query<{ number: string; words: string; effectCents: number }>(LEDGER);
    const [remittances] = await this.desk().query<Outcome['remittances']>(
      `SELECT count(*) AS count, coalesce(sum(paid_cents), 0)::bigint AS "paidCents" FROM claim_eras WHERE company_id = $1`,
    );
    const [deposits] = await this.desk().query<Outcome['deposits']>(
      `SELECT coalesce(sum(amount_cents), 0)::bigint AS cents, count(*) FILTER (WHERE match <> 'matched') AS unexplained
       FROM deposits WHERE company_id = $1`,
    );
    const unposted = await this.desk().query<{ words: string }>(
      `SELECT concat_ws(' ', status, hold_reason) AS words FROM claim_payments WHERE company_id = $1 AND status <> 'posted'
       UNION ALL SELECT concat_ws(' ', 'ERA', status, hold_reason) FROM claim_eras WHERE company_id = $1 AND status <> 'posted'`,
    );
    const ledgers: Outcome['ledgers'] = {};
    const balances: Outcome['balances'] = {};
    for (const { number, words, effectCents } of rows) {
      (ledgers[number] ??= []).push(words);
      balances[number] = (balances[number] ?? 0) + effectCents;
    }
    for (const words of Object.values(ledgers)) words.sort();
    return {
      ledgers,
      balances,
      remittances: remittances!,
      deposits: deposits!,
      unposted: unposted.map(({ words }) => words),
      closing: await closingProblems(this.desk()),
      figures: await new Figures(this.server.api, this.companyId).problems(),
    };
  }

  /** What the model says. */
  expected(): Outcome {
    const { claims } = this.payers;
    const paidCents = this.sent.reduce((sum, { depositCents }) => sum + depositCents, 0);
    return {
      ledgers: Object.fromEntries(claims.map(({ claim, model }) => [claim.patientControlNumber, model.words()])),
      balances: Object.fromEntries(
        claims.map(({ claim, model }) => [claim.patientControlNumber, model.balanceCents()]),
      ),
      remittances: { count: this.sent.length, paidCents },
      deposits: { cents: paidCents, unexplained: 0 },
      unposted: [],
      closing: [],
      figures: {},
    };
  }

  private async remit({ acts, again, isOvertaken, stopAt }: Remit): Promise<void> {
    const remittances = this.payers.remit(acts, addDays(FIRST_DAY, ++this.day));
    const overtaken = this.underWay.splice(0);
    if (remittances.length > 0) {
      this.sent.push(...remittances);
      const file = (copy: number): string => remittanceFile(remittances, ENVELOPE, copy);
      const deposits = depositsOf(remittances, file(0));
      // The bank is now quicker than the payer's file, now slower.
      if (this.day % 2 === 0) await this.deposit(deposits);
      else this.later.push(...deposits);
      const copies = again === 'no' ? [] : [file(again === 'same_bytes' ? 0 : 1)];
      this.underWay.push({ files: this.tamper([file(0), ...copies], this.day), stopAt });
    }
    if (!isOvertaken) await this.arriveAll();
    await this.deposit(this.later.splice(0));
    for (const { files, stopAt: at } of overtaken) await this.arrive(files, at);
  }

  private async deposit(deposits: readonly SimulatedDeposit[]): Promise<void> {
    for (const deposit of deposits) {
      await this.desk().run(() => this.server.api.app.get(DepositsService).enter(deposit as CreateDepositDto));
    }
  }

  private async arriveAll(): Promise<void> {
    for (const { files, stopAt } of this.underWay.splice(0)) await this.arrive(files, stopAt);
  }

  private async arrive(files: readonly string[], stopAt: number | null): Promise<void> {
    for (const text of files) {
      const desk = this.desk();
      const content = Buffer.from(text);
      const fileId = (await this.known(content)) ?? (await desk.store(content));
      if (stopAt !== null) await interrupted(desk, fileId, stopAt);
      await desk.runJob(fileId);
    }
  }

  /** The same bytes are the same file, whose job runs again. */
  private async known(content: Buffer): Promise<string | undefined> {
    const [row] = await this.desk().query<{ id: string }>(
      `SELECT id FROM x12_files WHERE company_id = $1 AND sha256 = encode(sha256($2::bytea), 'hex')`,
      [content],
    );
    return row?.id;
  }

  private desk(): ImportDesk {
    return new ImportDesk(this.server.api, this.companyId);
  }
}

/** Runs the import up to the so-manieth place at which a stopping server may end it, mid-transaction included. */
async function interrupted(desk: ImportDesk, fileId: string, stopAt: number): Promise<void> {
  let left = stopAt;
  const stop = (): void => {
    if (left-- === 0) throw new JobStopped('shutdown');
  };
  const asked = { stopIfAsked: stop, progress: async (): Promise<void> => stop() };
  await desk.runJob(fileId, asked).catch((error: unknown) => {
    if (!(error instanceof JobStopped)) throw error;
  });
}

async function claimsOf(text: string): Promise<SandboxClaim[]> {
  const claims: SandboxClaim[] = [];
  for await (const event of readX12([Buffer.from(text)])) {
    if (event.kind === 'claim') claims.push(sandboxClaim(event.claim));
  }
  return claims;
}

/** What the bank has of each remittance: how much says the model, under which trace the file. */
function depositsOf(remittances: readonly SimulatedRemittance[], file: string): SimulatedDeposit[] {
  const traces = [...file.matchAll(/TRN\*1\*([^*]+)\*/g)].map(([, trace]) => trace!);
  return remittances.flatMap(({ depositCents, day }, at) =>
    depositCents === 0 ? [] : [{ traceNumber: traces[at]!, amountCents: depositCents, depositedOn: day }],
  );
}

/** Charges of the lines, by patient control number: read off the file without the reader. */
function linesOf(text: string): Map<string, { chargeCents: number }[]> {
  const lines = new Map<string, { chargeCents: number }[]>();
  let current: { chargeCents: number }[] = [];
  for (const segment of text.split('~').map((each) => each.trim().split('*'))) {
    if (segment[0] === 'CLM') lines.set(segment[1]!, (current = []));
    if (segment[0] === 'SV1') current.push({ chargeCents: Math.round(Number(segment[2]) * 100) });
  }
  return lines;
}
