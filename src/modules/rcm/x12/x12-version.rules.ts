/** The kinds of transaction set that are read; `unknown` ones are counted only, 837D too. */
export type SetName = '837P' | '837I' | '837D' | '835' | '999' | '277CA' | '277' | '276' | 'unknown';

/** ST01, ST03 and GS08, '' where absent. */
export interface SetVersion {
  setId: string;
  setGuide: string;
  groupGuide: string;
}

export interface VersionReading {
  set: SetName;
  /** ST03, else GS08; null when neither says anything. */
  version: string | null;
  problem: 'VERSION_MISMATCH' | 'VERSION_UNKNOWN' | null;
}

/** Implementation guides by their number (5010 names first, then those of 4010), each with the ST01 it goes with. */
const GUIDES: Readonly<Record<string, readonly [setId: string, set: SetName]>> = {
  X222: ['837', '837P'],
  X223: ['837', '837I'],
  X224: ['837', '837D'],
  X221: ['835', '835'],
  X231: ['999', '999'],
  X214: ['277', '277CA'],
  X098: ['837', '837P'],
  X096: ['837', '837I'],
  X097: ['837', '837D'],
  X091: ['835', '835'],
  X167: ['277', '277CA'],
};
/** Guides of both directions of the claim status inquiry. */
const STATUS_GUIDES: readonly string[] = ['X212', 'X093'];
const SETS_WITHOUT_GUIDE: Readonly<Record<string, SetName>> = { '835': '835', '999': '999', '276': '276' };
const GROUP_TYPES: Readonly<Record<string, string>> = {
  '837': 'HC',
  '835': 'HP',
  '999': 'FA',
  '277': 'HN',
  '276': 'HR',
};

/** What a transaction set is: by ST03, else by GS08; where neither names a guide that goes with ST01, by ST01 alone. */
export function readVersion({ setId, setGuide, groupGuide }: SetVersion): VersionReading {
  const version = setGuide || groupGuide || null;
  const byGuide = version === null ? null : setOfGuide(version, setId);
  const set = byGuide ?? SETS_WITHOUT_GUIDE[setId] ?? 'unknown';
  const isContradicted = setGuide !== '' && groupGuide !== '' && setGuide !== groupGuide;
  if (isContradicted || namesOtherSet(version, setId)) return { set, version, problem: 'VERSION_MISMATCH' };
  return { set, version, problem: byGuide === null ? 'VERSION_UNKNOWN' : null };
}

/** The functional group (GS01) that a transaction set travels in; null for sets that are not known. */
export function groupTypeOf(setId: string): string | null {
  return GROUP_TYPES[setId] ?? null;
}

function guideNumber(version: string): string | null {
  return /^\d{6}(X\d{3})/.exec(version)?.[1] ?? null;
}

function setOfGuide(version: string, setId: string): SetName | null {
  const number = guideNumber(version);
  if (number === null) return null;
  if (STATUS_GUIDES.includes(number) && (setId === '276' || setId === '277')) return setId;
  const guide = GUIDES[number];
  return guide !== undefined && guide[0] === setId ? guide[1] : null;
}

/** Whether the version is a guide that is known, but of another transaction set. */
function namesOtherSet(version: string | null, setId: string): boolean {
  const number = version === null ? null : guideNumber(version);
  if (number === null) return false;
  if (STATUS_GUIDES.includes(number)) return setId !== '276' && setId !== '277';
  const guide = GUIDES[number];
  return guide !== undefined && guide[0] !== setId;
}
