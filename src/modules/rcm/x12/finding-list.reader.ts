import { type Finding, X12_FINDINGS, type X12FindingCode } from './x12-findings.codes.js';

/** So many findings are listed for one transaction set or claim; errors beyond are still counted. */
export const MOST_FINDINGS = 1000;

/** The findings of one transaction set, held to a thousand so that a hostile file cannot fill the memory. */
export class FindingList {
  readonly all: Finding[] = [];
  errorCount = 0;
  private omitted = 0;

  add(code: X12FindingCode, segment: number | null, message: string, element?: number): Finding {
    const finding: Finding = { code, severity: X12_FINDINGS[code], segment, message };
    if (element !== undefined) finding.element = element;
    this.push(finding);
    return finding;
  }

  push(finding: Finding): void {
    if (finding.severity === 'error') this.errorCount++;
    if (this.all.length < MOST_FINDINGS) this.all.push(finding);
    else this.omitted++;
  }

  /** Takes over what `other` holds. */
  take(other: FindingList): void {
    for (const finding of other.all) this.push(finding);
  }

  /** Says how many were left out, once, at the end. */
  close(): Finding[] {
    if (this.omitted > 0) {
      const message = `${this.omitted} more findings are not listed`;
      this.all.push({ code: 'FINDINGS_OMITTED', severity: X12_FINDINGS.FINDINGS_OMITTED, segment: null, message });
      this.omitted = 0;
    }
    return this.all;
  }
}
