import type { Party } from './submitted-hierarchy.rules.js';
import type { KeptSegment } from './x12-segment.rules.js';
import type { WrittenSegment } from './x12-segment.writer.js';
import { referenceSegment } from './x12-values.writer.js';

/** PRV01 by NM101: billing, attending, referring; all others perform. */
const PROVIDER_ROLES: Readonly<Record<string, string>> = { '85': 'BI', '71': 'AT', DN: 'RF', P3: 'RF' };

/** NM1. */
export function nameSegment(party: Party): WrittenSegment {
  const { entityCode, entityType, name, firstName, middleName, suffix, idQualifier, id, behindId = [] } = party;
  return ['NM1', entityCode, entityType, name, firstName, middleName, '', suffix, idQualifier, id, ...behindId];
}

/** N3 and N4, where there is something to say. */
export function addressSegments(party: Party): WrittenSegment[] {
  const { street, street2, city, state, zip, country, countrySubdivision = '' } = party;
  const place = [city, state, zip, country, '', '', countrySubdivision];
  const segments: WrittenSegment[] = [];
  if (street !== '' || street2 !== '') segments.push(['N3', street, street2]);
  if (place.some((said) => said !== '')) segments.push(['N4', ...place]);
  return segments;
}

/** PRV, where the taxonomy is known. */
export function taxonomySegments({ entityCode, taxonomyCode }: Party): WrittenSegment[] {
  return taxonomyCode === '' ? [] : [['PRV', PROVIDER_ROLES[entityCode] ?? 'PE', 'PXC', taxonomyCode]];
}

/** NM1 with N3, N4 and REF; `between` stands before the REFs (DMG, DTP 573). */
export function partySegments(party: Party, between: readonly WrittenSegment[] = []): WrittenSegment[] {
  return [nameSegment(party), ...addressSegments(party), ...between, ...party.references.map(referenceSegment)];
}

/**
 * Providers of loops 2310, 2330 or 2420, each with the kept segments that stood behind it in its file; what stood
 * behind none of them comes last.
 */
export function providerLoops(providers: readonly Party[], kept: readonly KeptSegment[]): WrittenSegment[] {
  const left = [...kept];
  const segments: WrittenSegment[] = [];
  providers.forEach((provider, index) => {
    const [name, ...more] = partySegments(provider) as [WrittenSegment, ...WrittenSegment[]];
    const isLast = index === providers.length - 1;
    const own = left.filter(({ segment }) => isLast || standsBehind(segment, provider, providers));
    for (const segment of own) left.splice(left.indexOf(segment), 1);
    segments.push(name, ...taxonomySegments(provider), ...more, ...own.map(({ elements }) => elements));
  });
  return [...segments, ...left.map(({ elements }) => elements)];
}

/** Whether the provider is the last one before the segment, by their places in the file they came from. */
function standsBehind(segment: number, provider: Party, providers: readonly Party[]): boolean {
  if (provider.segment === 0 || provider.segment > segment) return false;
  return !providers.some((other) => other.segment > provider.segment && other.segment < segment);
}
