/** What a transaction set says of itself, as the reader tells it. */
export interface ReadSet {
  transactionSet: {
    index: number;
    set: string;
    controlNumber: string;
    interchange: { controlNumber: string };
    group: { controlNumber: string } | null;
  };
  segments: number;
  claimCount: number;
}

/** Control numbers are 9 characters at most by the standard; a longer one is cut here and stands whole in the file. */
const LONGEST_CONTROL_NUMBER = 20;

/** The columns of a set that come from the file itself. */
export function setFacts(x12FileId: string, { transactionSet, segments, claimCount }: ReadSet) {
  return {
    x12FileId,
    ordinal: transactionSet.index,
    kind: transactionSet.set,
    interchangeControlNumber: controlNumber(transactionSet.interchange.controlNumber),
    groupControlNumber: controlNumber(transactionSet.group?.controlNumber ?? ''),
    setControlNumber: controlNumber(transactionSet.controlNumber),
    segments,
    claimCount,
  };
}

function controlNumber(text: string): string | null {
  return Array.from(text.trim()).slice(0, LONGEST_CONTROL_NUMBER).join('').trim() || null;
}
