/** The lines of a phase and where its points stand to them; NaN is "there is none". */
export interface Lines {
  centre: Float64Array;
  lower: Float64Array;
  upper: Float64Array;
  /** Distance from the middle of the limits in sigmas; there is none on the middle of limits without width. */
  positions: Float64Array;
  /** 1 above the centre, -1 below, 0 on it or missing. */
  sides: Int8Array;
}

/** What the lines of a phase are made of; sigma and centre may differ by point. */
export interface LineParts {
  values: Float64Array;
  centre: number | ((at: number) => number);
  sigma: (at: number) => number;
  /** What the limits are symmetric about, when it is not the centre. */
  middle?: number;
  floor?: number;
  ceiling?: number;
}

/** Centre, three-sigma limits, positions and sides. */
export function threeSigmaLines({ values, centre, sigma, middle, floor, ceiling }: LineParts): Lines {
  const lines = emptyLines(values.length);
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number;
    const line = typeof centre === 'number' ? centre : centre(at);
    const about = middle ?? line;
    const width = sigma(at);
    lines.centre[at] = line;
    lines.lower[at] = Math.max(about - 3 * width, floor ?? -Infinity);
    lines.upper[at] = Math.min(about + 3 * width, ceiling ?? Infinity);
    lines.positions[at] = (value - about) / width;
    lines.sides[at] = Number.isNaN(value) ? 0 : Math.sign(value - line);
  }
  return lines;
}

export function emptyLines(count: number): Lines {
  const empty = () => new Float64Array(count).fill(NaN);
  return { centre: empty(), lower: empty(), upper: empty(), positions: empty(), sides: new Int8Array(count) };
}
