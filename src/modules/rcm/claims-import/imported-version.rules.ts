import { statusSuperseded } from '../claim-versions/claim-version.rules.js';
import { canBePosted, hasGoneOut } from '../claims/claim-status.rules.js';
import {
  hasFormer,
  isLive,
  isNextVersion,
  isToNextPayer,
  linkIn,
  priorIn,
  settled,
  unlinked,
  type ClaimLink,
  type KnownClaim,
} from './claim-link.rules.js';

/** What of an imported claim decides to which claims it belongs. */
export interface ImportedNumber {
  patientControlNumber: string;
  frequencyCode: string;
  /** REF F8. */
  originalPayerControlNumber: string | null;
  responsibilityCode: string;
  billingProviderId: string;
  servedFromOn: string | null;
}

/** The version that came before the claim whose place it takes. */
export type EarlyVersion = Pick<KnownClaim, 'id' | 'frequencyCode' | 'status'>;

export interface TakenNumber extends ClaimLink {
  /** Null: none came before it. */
  earlyVersion: EarlyVersion | null;
  /** Its own id, unless it belongs to the claims of another. */
  familyId: string;
  /** Whether its number is taken by another family. */
  isRepeated: boolean;
}

/** Whether a claim may belong to one that is here; about all others nothing need be asked. */
export function mayBelong(claim: Pick<ImportedNumber, 'frequencyCode' | 'responsibilityCode'>): boolean {
  return isNextVersion(claim) || isToNextPayer(claim);
}

/**
 * Remembers who holds which control number while the claims of a file are taken in one after the other: a second claim
 * with a number is told so, a replacement or void is a version of its claim, whichever comes first (to a later payer: if
 * it comes after), and a claim to the next payer follows the one to the payer before.
 */
export class ControlNumbers {
  private readonly taken: Set<string>;
  private readonly families = new Map<string, KnownClaim[]>();
  private readonly byNumber = new Map<string, Set<string>>();
  private readonly byPayerNumber = new Map<string, Set<string>>();

  /** `taken`: numbers of live claims. `known`: all versions of the claims to which one of the file may belong. */
  constructor(taken: Iterable<string> = [], known: readonly KnownClaim[] = []) {
    this.taken = new Set(taken);
    for (const claim of [...known].sort((one, other) => one.number - other.number)) this.remember(claim);
  }

  /** Whether the very claim that this one replaces, voids or follows is here already. */
  knowsFormerOf(claim: ImportedNumber): boolean {
    const family = this.familyOf(claim, controlNumberKey(claim.patientControlNumber));
    return family !== null && hasFormer(family, claim);
  }

  /** `own`: the claim as it is stored; its status is the one in which it enters. */
  take(claim: ImportedNumber, own: Pick<KnownClaim, 'id' | 'number' | 'status'>): TakenNumber {
    const key = controlNumberKey(claim.patientControlNumber);
    const early = canBePosted(own.status) ? this.versionsBefore(claim, key) : null;
    if (early !== null) return this.takeAsFormer(claim, { ...own, key }, early);
    const family = this.familyOf(claim, key);
    const link = family === null ? unlinked(claim) : linkIn(family, claim, canBePosted(own.status));
    const familyId = family?.[0]?.familyId ?? own.id;
    const isRepeated = family === null && this.taken.has(key);
    if (family !== null) {
      const changed = family.map((each) => settled(each, claim, link));
      this.families.set(familyId, changed);
    }
    this.remember(known(claim, { ...own, key, familyId, priorClaimId: link.priorClaimId }));
    return { ...link, familyId, isRepeated, earlyVersion: null };
  }

  /** The claim whose version is here already: superseded at once where that has gone out, else when it goes. */
  private takeAsFormer(
    claim: ImportedNumber,
    own: Pick<KnownClaim, 'id' | 'number' | 'status' | 'key'>,
    [version]: readonly [KnownClaim, ...KnownClaim[]],
  ): TakenNumber {
    const { familyId, frequencyCode } = version;
    const status = hasGoneOut(version.status) ? statusSuperseded(frequencyCode) : own.status;
    this.remember({ ...known(claim, { ...own, status, familyId, priorClaimId: null }), isReplaced: true });
    return { ...unlinked(claim), familyId, isRepeated: false, earlyVersion: version };
  }

  /** The replacements and voids that came without the claim: same number, biller, payer's turn and day, in one family. */
  private versionsBefore(claim: ImportedNumber, key: string): readonly [KnownClaim, ...KnownClaim[]] | null {
    if (isNextVersion(claim) || isToNextPayer(claim)) return null;
    const { responsibilityCode, servedFromOn } = claim;
    const families = this.live(this.byNumber, key, claim.billingProviderId)
      .map((family) => family.filter((each) => each.responsibilityCode === responsibilityCode))
      .filter((own) => own.some(isLive) && own.every(isNextVersion));
    const [[version, ...later] = [], ...more] = families;
    const isOne = version !== undefined && more.length === 0 && version.servedFromOn === servedFromOn;
    return isOne ? [version, ...later] : null;
  }

  private familyOf(claim: ImportedNumber, key: string): KnownClaim[] | null {
    if (isNextVersion(claim)) return this.versionsOf(claim, key);
    return isToNextPayer(claim) ? this.followedBy(claim, key) : null;
  }

  /** The family of the claim that this one replaces or voids: by CLM01, else by the payer's number (REF F8). */
  private versionsOf(claim: ImportedNumber, key: string): KnownClaim[] | null {
    const { originalPayerControlNumber: number, billingProviderId } = claim;
    const isTold = (family: KnownClaim[]): boolean => family.some((each) => each.payerControlNumber === number);
    const isOfDay = (family: KnownClaim[]): boolean => family.some((each) => each.servedFromOn === claim.servedFromOn);
    const near = this.live(this.byNumber, key, billingProviderId);
    const among = near.length > 0 ? near : this.live(this.byPayerNumber, number ?? '', billingProviderId);
    const [family, ...more] = preferred(number === null ? among : preferred(among, isTold), isOfDay);
    if (family === undefined || more.length > 0) return null;
    // Where one number of ours stands on many claims, the payer's number and the day tell that it is another one.
    const isNumbered = family.some(({ payerControlNumber }) => payerControlNumber !== null);
    return number !== null && isNumbered && !isTold(family) && !isOfDay(family) ? null : family;
  }

  /** The family with the claim to the payer before: same number, biller and day. */
  private followedBy(claim: ImportedNumber, key: string): KnownClaim[] | null {
    const families = this.live(this.byNumber, key, claim.billingProviderId).filter((family) => {
      const prior = priorIn(family, claim);
      return prior?.servedFromOn === claim.servedFromOn && !prior.isFollowed;
    });
    return families.length === 1 ? families[0]! : null;
  }

  private live(numbers: ReadonlyMap<string, Set<string>>, number: string, billingProviderId: string): KnownClaim[][] {
    const ids = [...(numbers.get(`${billingProviderId} ${number}`) ?? [])];
    return ids.map((id) => this.families.get(id)!).filter((family) => family.some(isLive));
  }

  private remember(claim: KnownClaim): void {
    const { familyId, key, billingProviderId, payerControlNumber } = claim;
    this.taken.add(key);
    add(this.families, familyId, claim);
    hold(this.byNumber, `${billingProviderId} ${key}`, familyId);
    if (payerControlNumber !== null) hold(this.byPayerNumber, `${billingProviderId} ${payerControlNumber}`, familyId);
  }
}

function known(
  { frequencyCode, responsibilityCode, billingProviderId, servedFromOn }: ImportedNumber,
  own: Pick<KnownClaim, 'id' | 'number' | 'status' | 'key' | 'familyId' | 'priorClaimId'>,
): KnownClaim {
  const told = { frequencyCode, responsibilityCode, billingProviderId, servedFromOn };
  return { ...told, ...own, payerControlNumber: null, isAdjudicated: false, isReplaced: false, isFollowed: false };
}

function preferred<T>(all: readonly T[], test: (each: T) => boolean): readonly T[] {
  const some = all.filter(test);
  return some.length > 0 ? some : all;
}

function add(families: Map<string, KnownClaim[]>, familyId: string, claim: KnownClaim): void {
  const family = families.get(familyId);
  if (family === undefined) families.set(familyId, [claim]);
  else family.push(claim);
}

function hold(numbers: Map<string, Set<string>>, number: string, familyId: string): void {
  const ids = numbers.get(number);
  if (ids === undefined) numbers.set(number, new Set([familyId]));
  else ids.add(familyId);
}

/** As the database makes `patient_control_key`. */
export function controlNumberKey(patientControlNumber: string): string {
  return patientControlNumber.trim().toUpperCase();
}
