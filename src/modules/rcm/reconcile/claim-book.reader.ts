import { statusSuperseded } from '../claim-versions/claim-version.rules.js';
import { inBillingOrder } from '../claims-import/claim-link.rules.js';
import { claimFacts, lineFacts } from '../claims-import/imported-claim.rules.js';
import { patientFacts, payerFacts, providerFacts } from '../claims-import/imported-parties.reader.js';
import {
  controlNumberKey,
  ControlNumbers,
  mayBelong,
  type ImportedNumber,
} from '../claims-import/imported-version.rules.js';
import type { ClaimCandidate } from '../posting/claim-match.rules.js';
import type { BilledLine } from '../posting/line-match.rules.js';
import type { Sought } from '../posting/payment-to-match.rules.js';
import { payerNumbers, singlePayer } from '../posting/remittance-identity.rules.js';
import type { Remittance } from '../x12/remittance.rules.js';
import { servicePeriod, type SubmittedClaim, type SubmittedLine } from '../x12/submitted-claim.rules.js';

/** A claim of an 837, with what matching and posting need of it and nothing else. */
export interface BookedClaim extends ClaimCandidate {
  payerKey: string;
  lines: BilledLine[];
}

/** A claim as it is read, before it is known to which claims it belongs. */
interface Entry {
  number: ImportedNumber;
  memberId: string;
  told: Omit<BookedClaim, 'id' | 'number' | 'status' | 'familyId'>;
}

/** The claims of 837 files, looked up as the server looks up its stored claims (rcm.md §4 D 6). */
export class ClaimBook {
  private readonly numbers = new ControlNumbers();
  private readonly claims: BookedClaim[] = [];
  private readonly families = new Map<string, BookedClaim[]>();
  private readonly byKey = new Map<string, Set<string>>();
  private readonly byFacts = new Map<string, BookedClaim[]>();
  private readonly byPayerNumber = new Map<string, Set<string>>();
  private readonly payers = new Map<string, string>();
  private readonly ours = new Set<string>();
  private early: Entry[] = [];

  get size(): number {
    return this.claims.length;
  }

  /** A replacement, a void or a claim to the next payer that stands before the claim it belongs to waits for it. */
  add(claim: SubmittedClaim): void {
    const entry = entryOf(claim);
    const { payerKey, billingNpi, billingTaxId } = entry.told;
    if (!mayBelong(entry.number)) this.enter(entry);
    else if (!this.enterBehindFormer(entry)) this.early.push(entry);
    if (!this.payers.has(payerKey)) this.payers.set(payerKey, payerFacts(claim).name);
    for (const number of [billingNpi, billingTaxId]) if (number !== null) this.ours.add(number);
  }

  /** All claims are here: those that wait are entered as they were billed, at last whatever has come. */
  close(): void {
    let waiting = this.early.sort((one, other) => inBillingOrder(one.number, other.number));
    // One that enters may be the one that another waits for.
    for (let before = Infinity; waiting.length < before;) {
      before = waiting.length;
      waiting = waiting.filter((entry) => !this.enterBehindFormer(entry));
    }
    for (const entry of waiting) this.enter(entry);
    this.early = [];
  }

  private enterBehindFormer(entry: Entry): boolean {
    const isKnown = this.numbers.knowsFormerOf(entry.number);
    if (isKnown) this.enter(entry);
    return isKnown;
  }

  private enter({ number: imported, memberId, told }: Entry): void {
    const number = this.claims.length + 1;
    const own = { id: String(number), number, status: 'submitted' } as const;
    const { familyId, supersedes } = this.numbers.take(imported, own);
    for (const former of supersedes) this.claim(former).status = statusSuperseded(imported.frequencyCode);
    const lines = told.lines.map((line) => ({ ...line, id: `${own.id}.${line.lineNumber}` }));
    const booked: BookedClaim = { ...told, ...own, familyId, lines };
    this.claims.push(booked);
    put(this.families, familyId, booked);
    const key = controlNumberKey(imported.patientControlNumber);
    this.byKey.set(key, (this.byKey.get(key) ?? new Set()).add(familyId));
    if (memberId) put(this.byFacts, factsKey(memberId, booked.servedFromOn, booked.chargeCents), booked);
  }

  /** Whether the payee is the billing provider of one of the claims, by NPI or by tax id. */
  isPayeeOurs({ payeeNpi, payeeTaxId }: Remittance): boolean {
    return this.ours.has(payeeNpi) || this.ours.has(payeeTaxId.replace('-', ''));
  }

  /** All versions of the claims with this patient control number. */
  byControlNumber(patientControlNumber: string): BookedClaim[] {
    return this.versions(this.byKey.get(controlNumberKey(patientControlNumber)));
  }

  /** All versions of the claims to which a payment has given this number of the payer (CLP07). */
  byPayerControlNumber(payerControlNumber: string): BookedClaim[] {
    const isTold = (claim: BookedClaim): boolean => claim.payerControlNumber === payerControlNumber;
    const familyIds = [...(this.byPayerNumber.get(payerControlNumber) ?? [])];
    return this.versions(new Set(familyIds.filter((familyId) => this.families.get(familyId)?.some(isTold))));
  }

  /** Claims of this member, day and charge; of the payer of the remittance, where it can be told. */
  candidates({ memberId, servedFromOn, chargeCents }: Sought, remittance: Remittance): BookedClaim[] {
    const numbers = payerNumbers(remittance);
    const named = [...this.payers].map(([key, name]) => ({ key, name, isNumbered: numbers.includes(key) }));
    const payer = singlePayer(named.filter(({ name, isNumbered }) => isNumbered || name === remittance.payer?.name));
    const found = this.byFacts.get(factsKey(memberId, servedFromOn, chargeCents)) ?? [];
    return found.filter(({ payerKey }) => payer === null || payerKey === payer.key);
  }

  claim(id: string): BookedClaim {
    return this.claims[Number(id) - 1] as BookedClaim;
  }

  /** A payment decided a claim and told the payer's number of it; the last one told is the claim's. */
  learn(claimId: string, payerControlNumber: string): void {
    const claim = this.claim(claimId);
    claim.isAdjudicated = true;
    if (payerControlNumber === '') return;
    claim.payerControlNumber = payerControlNumber;
    const families = this.byPayerNumber.get(payerControlNumber) ?? new Set();
    this.byPayerNumber.set(payerControlNumber, families.add(claim.familyId));
  }

  /** Forgets what payments have told. */
  forget(): void {
    this.byPayerNumber.clear();
    for (const claim of this.claims) Object.assign(claim, { payerControlNumber: null, isAdjudicated: false });
  }

  private versions(familyIds: ReadonlySet<string> | undefined): BookedClaim[] {
    return familyIds === undefined ? [] : [...familyIds].flatMap((familyId) => this.families.get(familyId) ?? []);
  }
}

function entryOf(claim: SubmittedClaim): Entry {
  const provider = providerFacts(claim.billing.provider, true);
  const facts = claimFacts(claim, []);
  const { patientControlNumber, frequencyCode, responsibilityCode, originalPayerControlNumber } = facts;
  const { chargeCents } = claim;
  const servedFromOn = servicePeriod(claim).fromOn;
  const told = { responsibilityCode, originalPayerControlNumber, chargeCents, servedFromOn };
  const billingProviderId = provider.npi ?? `${provider.taxId} ${provider.name}`;
  return {
    number: { ...told, patientControlNumber, frequencyCode, billingProviderId },
    memberId: patientFacts(claim, '').coverage.memberId ?? '',
    told: {
      ...told,
      payerControlNumber: null,
      isAdjudicated: false,
      billingNpi: provider.npi,
      billingTaxId: provider.taxId,
      payerKey: payerFacts(claim).electronicPayerId,
      lines: claim.lines.map(billedLine),
    },
  };
}

/** What posting asks of a line, and no more: all claims of a run are held. */
function billedLine(line: SubmittedLine): BilledLine {
  const facts = lineFacts(line, []) as unknown as BilledLine;
  const { lineNumber, controlNumber, procedureCode, revenueCode, modifiers, chargeCents, servedFromOn } = facts;
  return { id: '', lineNumber, controlNumber, procedureCode, revenueCode, modifiers, chargeCents, servedFromOn };
}

function factsKey(memberId: string, day: string | null, cents: number): string {
  return `${memberId}|${day}|${cents}`;
}

function put(map: Map<string, BookedClaim[]>, key: string, claim: BookedClaim): void {
  const all = map.get(key);
  if (all === undefined) map.set(key, [claim]);
  else all.push(claim);
}
