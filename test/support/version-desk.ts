import { aClaim, aClaimLine, type Practice } from '../factories/claim.factory.js';
import { aCoverage, aPatient, aProvider } from '../factories/clinical-record.factory.js';
import { aPayer } from '../factories/payer.factory.js';
import { aRemittance, type PaidClaimFacts, type RemittanceFacts } from '../factories/remittance.factory.js';
import { aSubmittingPartner } from '../factories/trading-partner.factory.js';
import type { Caller } from './api.js';
import { importX12 } from './x12-upload.js';

export interface SentClaim {
  id: string;
  patientControlNumber: string;
}

const CLINIC = { npi: '1234567893', taxId: '123456789', isOurs: true };
let traces = 0;

/** A billing desk whose claims go out to a clearinghouse and whose remittances name TEST CLINIC. */
export class VersionDesk {
  private constructor(
    readonly caller: Caller,
    readonly practice: Practice,
    private readonly tradingPartnerId: string,
  ) {}

  /** `caller` may administer: partners and payers are made by it. */
  static async open(caller: Caller): Promise<VersionDesk> {
    const patientId = await newId(caller, '/clinical-record/patients', aPatient());
    const tradingPartnerId = await newId(caller, '/rcm/trading-partners', aSubmittingPartner());
    const payerId = await newId(caller, '/rcm/payers', aPayer({ tradingPartnerId }));
    const coverageId = await newId(caller, '/clinical-record/coverages', aCoverage({ patientId, payerId }));
    const billingProviderId = await clinicOf(caller);
    return new VersionDesk(caller, { patientId, payerId, coverageId, billingProviderId }, tradingPartnerId);
  }

  /** The next payer of the patient. */
  async coveredBy(order: 'secondary' | 'tertiary', facts = {}): Promise<{ payerId: string; coverageId: string }> {
    const payer = aPayer({ tradingPartnerId: this.tradingPartnerId });
    const payerId = await newId(this.caller, '/rcm/payers', payer);
    const { patientId } = this.practice;
    const coverage = aCoverage({ patientId, payerId, order, ...facts });
    return { payerId, coverageId: await newId(this.caller, '/clinical-record/coverages', coverage) };
  }

  /** A claim of one line of 150.00 that has gone out. */
  async sentClaim(facts = {}): Promise<SentClaim> {
    const lines = [aClaimLine({ chargeCents: 15_000, servedFromOn: '2026-07-01', servedToOn: '2026-07-01' })];
    const claim = (await made(
      this.caller,
      '/rcm/claims',
      aClaim(this.practice, { lines, ...facts } as never),
    )) as never;
    await this.send((claim as SentClaim).id);
    return claim;
  }

  /** Submits a claim and sends its file; answers the batch. */
  async send(claimId: string): Promise<string> {
    const { batch } = (await made(this.caller, `/rcm/claims/${claimId}/submission`, {})) as { batch: { id: string } };
    await made(this.caller, `/rcm/batches/${batch.id}/sending`);
    return batch.id;
  }

  async file(batchId: string): Promise<Buffer> {
    return Buffer.from((await this.caller.get(`/rcm/batches/${batchId}/content`)).body);
  }

  /** Imports a remittance about these claims. */
  async remit(claims: readonly PaidClaimFacts[], facts: RemittanceFacts = {}): Promise<void> {
    const job = await importX12(this.caller, aRemittance(claims, { trace: `VER${++traces}`, ...facts }));
    if (job.status !== 'succeeded') throw new Error(`The import ended as ${job.status}`);
  }

  async read<T = Record<string, unknown>>(path: string): Promise<T> {
    const answer = await this.caller.get(path);
    if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.body}`);
    return answer.json() as T;
  }

  claim(id: string): Promise<{ status: string; balanceCents: number } & Record<string, unknown>> {
    return this.read(`/rcm/claims/${id}`);
  }

  made<T = Record<string, unknown>>(path: string, body?: unknown): Promise<T> {
    return made(this.caller, path, body) as Promise<T>;
  }
}

async function made(caller: Caller, path: string, body?: unknown): Promise<unknown> {
  const send = () => caller.post(path, body === undefined ? {} : { body });
  let answer = await send();
  // On a busy machine a server that has just started asks to be tried again.
  for (let tries = 0; answer.statusCode === 503 && tries < 20; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 250));
    answer = await send();
  }
  if (answer.statusCode >= 300) throw new Error(`${path}: ${answer.body}`);
  return answer.json();
}

/** The clinic that remittances name; a company has it once. */
async function clinicOf(caller: Caller): Promise<string> {
  const { items } = (await caller.get(`/clinical-record/providers?npi=${CLINIC.npi}`)).json();
  return items[0]?.id ?? newId(caller, '/clinical-record/providers', aProvider(CLINIC));
}

async function newId(caller: Caller, path: string, body: unknown): Promise<string> {
  return ((await made(caller, path, body)) as { id: string }).id;
}
