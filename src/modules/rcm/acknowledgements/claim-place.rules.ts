/** Where a claim stands in a transaction set: its segments, 1-based inside ST, both ends included. */
export interface ClaimPlace {
  claimId: string;
  firstSegment: number;
  lastSegment: number;
}

/** The claim whose segment this is; null for the header, a billing provider, or a segment that is not there. */
export function claimAt(places: readonly ClaimPlace[], segment: number | null): string | null {
  if (segment === null) return null;
  let low = 0;
  let high = places.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const place = places[middle] as ClaimPlace;
    if (segment < place.firstSegment) high = middle - 1;
    else if (segment > place.lastSegment) low = middle + 1;
    else return place.claimId;
  }
  return null;
}
