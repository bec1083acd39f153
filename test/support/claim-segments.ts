/**
 * The claims of an 837, each as the segments that say it: those of the loops above it and its own, in their order.
 * Read without the product's reader, so that what that one overlooks is seen. What has two spellings has one here:
 * blanks around values, trailing zeros and separators, the number of a line, a one-day statement as day or period, the
 * hyphens of a tax id; HL and envelope are the file's own.
 */
export function claimSegments(file: Buffer): string[][] {
  const text = file.toString('utf8').replace(/^\uFEFF/, '');
  const [element, component, end] = [text[3]!, text[104]!, text[105]!];
  const levels: Record<string, string[]> = {};
  const claims: string[][] = [];
  let open: string[] = [];
  for (const segment of text.split(/\s/.test(end) ? /\s*\n\s*/ : end)) {
    const elements = segment.trim().split(element);
    const [id = '', , , level = ''] = elements;
    if (id === 'HL') {
      // A level ends those beneath it.
      for (const code of Object.keys(levels)) if (code >= level) delete levels[code];
      open = levels[level] = [];
    } else if (ENVELOPE.has(id)) open = [];
    else {
      if (id === 'CLM') claims.push((open = Object.values(levels).flat()));
      open.push(spelled(elements.map((value) => value.split(component).map(shortened).join(':').replace(/:+$/, ''))));
    }
  }
  return claims;
}

const ENVELOPE = new Set(['', 'ISA', 'GS', 'ST', 'BHT', 'SE', 'GE', 'IEA']);

function shortened(value: string): string {
  return /^\d*\.\d+$/.test(value) ? String(Number(value)) : value.trim();
}

function spelled(elements: readonly string[]): string {
  return elements
    .join('*')
    .replace(/\*+$/, '')
    .replace(/^LX\*.*/, 'LX')
    .replace(/^(DTP\*434)\*D8\*(\d{8})$/, '$1*RD8*$2-$2')
    .replace(/^REF\*(EI|SY)\*[\d-]+/, (reference) => reference.replaceAll('-', ''));
}
