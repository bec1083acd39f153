/** The stored claims with one patient control number and one billing provider. */
export interface ControlNumberHolder {
  /** The control number as claims are matched by it: trimmed, upper case. */
  key: string;
  billingProviderId: string;
  /** Two at most: more than one is as good as many. */
  familyIds: string[];
}

/** What of an imported claim decides whether its control number is its own. */
export interface ImportedNumber {
  patientControlNumber: string;
  frequencyCode: string;
  billingProviderId: string;
}

/** CLM05-3 of a claim that replaces or voids another under the same CLM01 (rcm.md §4 A 12). */
const NEXT_VERSIONS = ['7', '8'];

/**
 * Remembers who holds which control number while the claims of a file are taken in one after the other: a second claim
 * with a number is told so, a replacement joins the family of the claim that it replaces.
 */
export class ControlNumbers {
  private readonly holders = new Map<string, Map<string, Set<string>>>();

  constructor(stored: readonly ControlNumberHolder[]) {
    for (const { key, billingProviderId, familyIds } of stored) {
      for (const familyId of familyIds) this.hold(key, billingProviderId, familyId);
    }
  }

  /** The family of a claim, its own id unless it is another version; whether its number is taken by another family. */
  take(claim: ImportedNumber, ownId: string): { familyId: string; isRepeated: boolean } {
    const key = controlNumberKey(claim.patientControlNumber);
    const families = [...(this.holders.get(key)?.get(claim.billingProviderId) ?? [])];
    const isNextVersion = NEXT_VERSIONS.includes(claim.frequencyCode) && families.length === 1;
    const familyId = isNextVersion ? families[0]! : ownId;
    const isRepeated = !isNextVersion && this.holders.has(key);
    this.hold(key, claim.billingProviderId, familyId);
    return { familyId, isRepeated };
  }

  private hold(key: string, billingProviderId: string, familyId: string): void {
    const byProvider = this.holders.get(key) ?? new Map<string, Set<string>>();
    const families = byProvider.get(billingProviderId) ?? new Set<string>();
    this.holders.set(key, byProvider.set(billingProviderId, families.add(familyId)));
  }
}

/** As the database makes `patient_control_key`. */
export function controlNumberKey(patientControlNumber: string): string {
  return patientControlNumber.trim().toUpperCase();
}
