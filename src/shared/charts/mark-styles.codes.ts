/**
 * How series are told apart: each has a colour, a dash, a marker and a fill pattern of its own, so that a chart reads in
 * black and white too. Colours after Okabe and Ito (2008), darkened to 4.5:1 on white (WCAG 2.2, 1.4.3).
 */
export const SERIES_COLOURS = ['#0b5394', '#b45309', '#00695c', '#7b2d8b', '#9a1b1b', '#4a5560'] as const;
export const MARKERS = ['circle', 'square', 'triangle', 'diamond', 'cross', 'plus'] as const;
export type Marker = (typeof MARKERS)[number];
const DASHES = ['none', '7 3', '2 3', '9 3 2 3', '4 2', '12 4'] as const;

/** What a point that stands out can mean; each has an outline of its own shape. */
export const MEANINGS = ['improvement', 'concern', 'neutral'] as const;
export type Meaning = (typeof MEANINGS)[number];

/** Series beyond the sixth begin again. */
export const STYLES = SERIES_COLOURS.length;

const LINES = SERIES_COLOURS.map(
  (colour, index) =>
    `.l${index}{stroke:${colour};stroke-dasharray:${DASHES[index]}}.m${index}{fill:${colour};stroke:${colour}}.s${index}{stroke:${colour}}`,
).join('');

/** The style of all charts; pages have it in their style sheet, an SVG file of its own carries it. */
export const CHART_STYLE = `.chart{display:block;width:100%;height:auto;max-width:60rem;background:#fff;font:12px system-ui,sans-serif;-webkit-print-color-adjust:exact;print-color-adjust:exact}
.chart text{fill:#1b2733}.chart .ct{font-size:14px;font-weight:600}.chart .al{fill:#4a5560}
.chart .e{text-anchor:end}.chart .c{text-anchor:middle}.chart .v{font-size:11px;text-anchor:middle}
.gr{stroke:#d9dfe4;fill:none}.ax{stroke:#4a5560;fill:none}.ln{fill:none;stroke-width:1.8;stroke-linejoin:round}
.rf{fill:none;stroke:#1b2733;stroke-width:1.2}.centre{stroke-width:1.4}.limit{stroke-dasharray:6 4}.target{stroke-dasharray:1.5 3;stroke-width:2}
.ev{stroke:#4a5560;stroke-dasharray:3 2}.sg{fill:none;stroke:#9a1b1b;stroke-width:2}.improvement{stroke:#0b5394}.concern{stroke:#b45309}.neutral{stroke:#4a5560}.br{stroke-width:1}.mk{stroke-width:1.6}${LINES}.m0{stroke-width:6.4;stroke-linecap:round}`;
