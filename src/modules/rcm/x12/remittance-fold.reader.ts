import { ClaimPaymentFold } from './claim-payment-fold.reader.js';
import { FoldValues } from './fold-values.reader.js';
import { addressed, partyOfN1 } from './remittance-party.reader.js';
import type { Remittance, RemittanceParty, RemittanceTotals } from './remittance.rules.js';
import { setImbalances } from './balance.rules.js';
import type { FoldContext, FoldTotals, SetFold } from './set-fold.reader.js';
import { type Elements, elementAt, reference } from './x12-segment.rules.js';

/** Segments of loops 2100 and 2110. */
const CLAIM_SEGMENTS: ReadonlySet<string> = new Set(['CAS', 'NM1', 'MIA', 'MOA', 'SVC', 'AMT', 'QTY', 'LQ']);

/** Folds an 835: header, claim payments one at a time, provider adjustments; balances them on three levels. */
export class RemittanceFold implements SetFold {
  private readonly values: FoldValues;
  private readonly claim: ClaimPaymentFold;
  private readonly remittance: Remittance = emptyRemittance();
  private party: RemittanceParty | null = null;
  private place: 'header' | 'claims' | 'end' = 'header';
  private hasPayment = false;
  private hasTrace = false;
  private readonly totals: RemittanceTotals = {
    claimCount: 0,
    serviceCount: 0,
    providerAdjustmentCount: 0,
    paymentCents: 0,
    sumChargeCents: 0,
    sumClaimPaidCents: 0,
    sumPatientResponsibilityCents: 0,
    sumProviderAdjustmentCents: 0,
    unbalancedClaimCount: 0,
    isBalanced: false,
  };

  constructor(private readonly context: FoldContext) {
    this.values = new FoldValues(context);
    this.claim = new ClaimPaymentFold(context, this.values, this.totals);
  }

  read(elements: Elements, segment: number): void {
    const id = elements[0];
    if (id === 'PLB') this.readProviderAdjustments(elements, segment);
    else if (this.place === 'end') this.values.misplaced(elements, segment, 'after PLB');
    else if (id === 'LX' || id === 'CLP') this.readClaimStart(elements, segment);
    else if (this.place === 'claims') this.claim.read(elements, segment);
    else this.readHeader(elements, segment);
  }

  end(): FoldTotals {
    this.claim.finish();
    this.endHeader();
    const { remittance, totals } = this;
    totals.paymentCents = remittance.paymentCents;
    const imbalances = this.hasPayment ? setImbalances({ ...totals, creditOrDebit: remittance.creditOrDebit }) : [];
    for (const { code, message } of imbalances) this.context.findings.add(code, null, message);
    totals.isBalanced =
      this.hasPayment && imbalances.length === 0 && totals.unbalancedClaimCount === 0 && !this.values.hasBadAmount;
    return { remittance: totals };
  }

  private readClaimStart(elements: Elements, segment: number): void {
    this.claim.finish();
    this.endHeader();
    if (elements[0] === 'LX') this.claim.beginHeaderNumber(elements);
    else this.claim.begin(elements, segment);
  }

  private readHeader(elements: Elements, segment: number): void {
    const { remittance } = this;
    switch (elements[0]) {
      case 'BPR':
        return this.readPayment(elements, segment);
      case 'TRN':
        this.hasTrace = true;
        remittance.traceNumber = elementAt(elements, 2);
        remittance.payerId = elementAt(elements, 3);
        return;
      case 'DTM':
        if (elementAt(elements, 1) === '405') remittance.producedOn = this.values.day(elements, 2, segment);
        else remittance.kept.push(this.values.kept(elements, 'header', segment));
        return;
      case 'N1':
        return this.readParty(elements);
      case 'REF':
        if (this.party === null) break;
        this.party.references.push(reference(elements));
        return;
      case 'N3':
      case 'N4':
        if (this.party === null) break;
        addressed(this.party, elements);
        return;
    }
    if (CLAIM_SEGMENTS.has(elements[0] as string)) this.values.misplaced(elements, segment, 'before the first CLP');
    else remittance.kept.push(this.values.kept(elements, this.loop(), segment));
  }

  private readPayment(elements: Elements, segment: number): void {
    const { remittance, values } = this;
    this.hasPayment = true;
    remittance.handlingCode = elementAt(elements, 1);
    remittance.paymentCents = values.cents(elements, 2, segment);
    remittance.creditOrDebit = elementAt(elements, 3);
    remittance.methodCode = elementAt(elements, 4);
    remittance.paidOn = values.day(elements, 16, segment);
  }

  private readParty(elements: Elements): void {
    this.party = partyOfN1(elements);
    if (this.party.entityCode === 'PR') this.remittance.payer ??= this.party;
    if (this.party.entityCode === 'PE') this.remittance.payee ??= this.party;
  }

  private loop(): string {
    if (this.party === null) return 'header';
    return this.party.entityCode === 'PR' ? '1000A' : '1000B';
  }

  /** The header is complete: says so once, with what it lacks. */
  private endHeader(): void {
    if (this.place !== 'header') return;
    this.place = 'claims';
    const { remittance, hasPayment, hasTrace } = this;
    this.missing(hasPayment, 'BPR');
    this.missing(hasTrace, 'TRN');
    this.missing(remittance.payer !== null, 'N1*PR');
    this.missing(remittance.payee !== null, 'N1*PE');
    const { payee } = remittance;
    if (payee !== null) {
      if (payee.idQualifier === 'XX') remittance.payeeNpi = payee.id;
      const taxReference = payee.references.find(({ qualifier }) => qualifier === 'TJ');
      remittance.payeeTaxId = payee.idQualifier === 'FI' ? payee.id : (taxReference?.value ?? '');
    }
    this.context.emit({ kind: 'remittance', remittance });
  }

  private missing(isThere: boolean, what: string): void {
    if (!isThere) this.context.findings.add('SEGMENT_MISSING', null, `the header has no ${what}`);
  }

  /** PLB: provider, fiscal period, then up to six pairs of reason (with reference) and amount. */
  private readProviderAdjustments(elements: Elements, segment: number): void {
    this.claim.finish();
    this.endHeader();
    this.place = 'end';
    const fiscalPeriodOn = this.values.day(elements, 2, segment);
    for (let position = 3; position < elements.length && position < 15; position += 2) {
      const reason = elementAt(elements, position);
      if (reason === '' && elementAt(elements, position + 1) === '') continue;
      const cents = this.values.cents(elements, position + 1, segment);
      const [reasonCode = '', referenceText = ''] = reason.split(this.context.component);
      const ordinal = ++this.totals.providerAdjustmentCount;
      this.totals.sumProviderAdjustmentCents += cents;
      const providerId = elementAt(elements, 1);
      const adjustment = { ordinal, segment, providerId, fiscalPeriodOn, reasonCode, reference: referenceText, cents };
      this.context.emit({ kind: 'provider-adjustment', adjustment });
    }
  }
}

function emptyRemittance(): Remittance {
  return {
    handlingCode: '',
    paymentCents: 0,
    creditOrDebit: '',
    methodCode: '',
    paidOn: null,
    traceNumber: '',
    payerId: '',
    producedOn: null,
    payer: null,
    payee: null,
    payeeNpi: '',
    payeeTaxId: '',
    kept: [],
  };
}
