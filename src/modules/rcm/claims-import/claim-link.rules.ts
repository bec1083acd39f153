import { CORRECTION, statusSuperseded, VOID } from '../claim-versions/claim-version.rules.js';
import { canBePosted, type ClaimStatus } from '../claims/claim-status.rules.js';

/** A claim that is here already, as far as a later bill may replace, void or follow it. */
export interface KnownClaim {
  id: string;
  familyId: string;
  number: number;
  /** The control number as claims are matched by it: trimmed, upper case. */
  key: string;
  billingProviderId: string;
  responsibilityCode: string;
  frequencyCode: string;
  status: ClaimStatus;
  payerControlNumber: string | null;
  servedFromOn: string | null;
  priorClaimId: string | null;
  isAdjudicated: boolean;
  /** A version names it that was not given up. */
  isReplaced: boolean;
  /** There is a claim to the next payer. */
  isFollowed: boolean;
}

/** What an imported claim is to the claims before it. */
export interface ClaimLink {
  replacesId: string | null;
  priorClaimId: string | null;
  /** The versions whose place it takes by having gone out. */
  supersedes: readonly string[];
  /** Whether it is charged once it has gone out: a void is not, nor what follows a claim that is. */
  isCharged: boolean;
  /** What is handed over to it: what is open on the claim before, or what its own file says is left. */
  handsOver: 'open' | 'told' | null;
}

type Bill = Pick<KnownClaim, 'frequencyCode' | 'responsibilityCode'>;

const OVER: readonly ClaimStatus[] = ['corrected', 'voided'];
/** SBR01 in the order in which payers are billed. */
const TURNS = 'PSTABCDEFGH';

/** Whether a claim replaces or voids another (CLM05-3, rcm.md §4 A 12). */
export function isNextVersion({ frequencyCode }: Bill): boolean {
  return frequencyCode === CORRECTION || frequencyCode === VOID;
}

/** Whether a claim goes to a payer after the first. */
export function isToNextPayer({ responsibilityCode }: Bill): boolean {
  return TURNS.indexOf(responsibilityCode) > 0;
}

/** Whether the payer of one SBR01 is billed before that of the other. */
export function isBefore(one: string, other: string): boolean {
  const turn = TURNS.indexOf(one);
  return turn >= 0 && turn < TURNS.indexOf(other);
}

/** As bills go out: the first ones before their replacements and those before the voids, payer after payer. */
export function inBillingOrder(one: Bill, other: Bill): number {
  return stageOf(one) - stageOf(other) || turnOf(one) - turnOf(other);
}

/** Whether the very claim that this one replaces, voids or follows is there, so that none can come between the two. */
export function hasFormer(family: readonly KnownClaim[], claim: Bill): boolean {
  const turn = isNextVersion(claim) ? turnOf(claim) : turnOf(claim) - 1;
  return family.some((each) => turnOf(each) === turn);
}

export function isLive({ status }: KnownClaim): boolean {
  return !OVER.includes(status);
}

/** The live claim to the latest payer before that of `claim`. */
export function priorIn(family: readonly KnownClaim[], claim: Bill): KnownClaim | undefined {
  const before = family.filter(
    (each) => isBefore(each.responsibilityCode, claim.responsibilityCode) && isVersion(each),
  );
  return before.sort((one, other) => turnOf(one) - turnOf(other) || one.number - other.number).at(-1);
}

/** A claim that belongs to none that is here. */
export function unlinked({ frequencyCode }: Bill): ClaimLink {
  const isCharged = frequencyCode !== VOID;
  return { replacesId: null, priorClaimId: null, supersedes: [], isCharged, handsOver: null };
}

/** What a claim of a file is to its family, oldest first; `isSent`: it has gone out already. */
export function linkIn(family: readonly KnownClaim[], claim: Bill, isSent: boolean): ClaimLink {
  const same = family.filter((each) => isVersion(each) && each.responsibilityCode === claim.responsibilityCode);
  if (!isNextVersion(claim) || same.length === 0) return following(family, claim, isSent);
  const free = same.filter(({ isReplaced }) => !isReplaced);
  const former = free.findLast(({ status }) => canBePosted(status)) ?? free.at(-1);
  const supersedes = isSent ? same.filter(({ status }) => canBePosted(status)).map(({ id }) => id) : [];
  const priorClaimId = former?.priorClaimId ?? null;
  const isVoid = claim.frequencyCode === VOID;
  const isCharged = !isVoid && same.every((each) => each.priorClaimId === null);
  const handsOver = isSent && !isVoid && priorClaimId !== null ? 'open' : null;
  return { replacesId: former?.id ?? null, priorClaimId, supersedes, isCharged, handsOver };
}

/** What a claim that was there becomes by one that is linked to it. */
export function settled(claim: KnownClaim, { frequencyCode }: Bill, link: ClaimLink): KnownClaim {
  const isSuperseded = link.supersedes.includes(claim.id);
  return {
    ...claim,
    status: isSuperseded ? statusSuperseded(frequencyCode) : claim.status,
    isReplaced: claim.isReplaced || link.replacesId === claim.id,
    isFollowed: claim.isFollowed || (link.replacesId === null && link.priorClaimId === claim.id),
  };
}

/** No version of it is here: it follows the claim to the payer before, where that is. */
function following(family: readonly KnownClaim[], claim: Bill, isSent: boolean): ClaimLink {
  const prior = priorIn(family, claim);
  if (prior === undefined || prior.isFollowed || claim.frequencyCode === VOID) return unlinked(claim);
  const handsOver = prior.isAdjudicated ? 'open' : 'told';
  return { ...unlinked(claim), priorClaimId: prior.id, isCharged: false, handsOver: isSent ? handsOver : null };
}

/** A void bill is nothing that could be replaced or followed. */
function isVersion(claim: KnownClaim): boolean {
  return isLive(claim) && claim.frequencyCode !== VOID;
}

function turnOf({ responsibilityCode }: Bill): number {
  return TURNS.indexOf(responsibilityCode);
}

function stageOf({ frequencyCode }: Bill): number {
  return [CORRECTION, VOID].indexOf(frequencyCode);
}
