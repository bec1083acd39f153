import { createHash } from 'node:crypto';
import { CHART_STYLE } from '../charts/mark-styles.codes.js';
import { element, type Content, Html, html } from './html.writer.js';

// Nothing in a page may carry a style of its own: the browser is told to take this sheet and no other.
const STYLE = `:root{color-scheme:light}*{box-sizing:border-box}
body{font:16px/1.5 system-ui,sans-serif;margin:2.5rem auto;max-width:40rem;padding:0 1rem;color:#1b2733;background:#fff}
body.wide{max-width:64rem}h1{font-size:1.5rem;margin:.2rem 0}h2{font-size:1.15rem;margin:2rem 0 .6rem}a{color:#0b5394}
dt{font-weight:600}dd{margin:0 0 .8rem}label,textarea,button{display:block;font:inherit}
textarea{width:100%;height:8rem;margin:.4rem 0 1rem}button{padding:.35rem 1.1rem}.lead{color:#4a5560;margin:.2rem 0 1rem}
nav{display:flex;gap:1rem;justify-content:space-between;color:#4a5560;font-size:.9rem}
table{border-collapse:collapse;width:100%;margin:.4rem 0 1rem;font-size:.9rem}caption{text-align:left;font-weight:600;padding:.3rem 0}
th,td{text-align:left;padding:.25rem .6rem .25rem 0;border-bottom:1px solid #d9dfe4;vertical-align:top}
tbody th{font-weight:400}tfoot th,tfoot td{font-weight:600;border-bottom:0;border-top:2px solid #4a5560}
.n{text-align:right;font-variant-numeric:tabular-nums}figure{margin:0 0 1.6rem;break-inside:avoid}
details{margin:.3rem 0}@media print{details::details-content{content-visibility:visible;block-size:auto}summary{display:none}}summary{cursor:pointer;color:#0b5394;font-size:.9rem}
form.filters{display:flex;flex-wrap:wrap;gap:.6rem 1rem;align-items:flex-end;padding:.8rem 1rem;background:#f2f5f7;border-radius:.4rem}
.filters label{font-size:.85rem;color:#4a5560}.filters input,.filters select{display:block;font:inherit;padding:.25rem .4rem;max-width:15rem}
.tiles{display:grid;grid-template-columns:repeat(auto-fill,minmax(14rem,1fr));gap:.8rem;padding:0;margin:1rem 0;list-style:none}
.tile{border:1px solid #c3ccd3;border-left-width:.4rem;border-radius:.4rem;padding:.6rem .8rem;break-inside:avoid}
.tile h3{font-size:.85rem;font-weight:600;margin:0;color:#4a5560}.tile strong{font-size:1.6rem;display:block;line-height:1.3}
.tile p{margin:0;font-size:.82rem;color:#4a5560}.good{border-left-color:#00695c}.bad{border-left-color:#9a1b1b;border-left-style:double}
@page{margin:14mm}@media print{body{margin:0;max-width:none;font-size:11pt}nav,form,form.filters,.screen{display:none}table{font-size:8.5pt}
h2{break-after:avoid}.tiles{grid-template-columns:repeat(3,1fr)}tr{break-inside:avoid}a{color:inherit;text-decoration:none}}
${CHART_STYLE}`;
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** No script, no frame, no foreign source: what a page may load, as the browser is told. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

export interface PageLook {
  /** For tables and charts; a page of text stays narrow. */
  isWide?: boolean;
}

/** A whole page. Its style is this sheet, to the letter: the browser compares its hash. */
export function page(title: string, body: Html, { isWide = false }: PageLook = {}): string {
  const head = element('head', {}, [
    element('meta', { charset: 'utf-8' }),
    element('meta', { name: 'viewport', content: 'width=device-width' }),
    element('title', {}, `${title} · Quintet`),
    element('style', {}, new Html(STYLE)),
  ]);
  const whole = element('html', { lang: 'en' }, [
    head,
    element(
      'body',
      { class: isWide ? 'wide' : undefined },
      html`<main>
        <h1>${title}</h1>
        ${body}
      </main>`,
    ),
  ]);
  return `<!doctype html>${whole.text}`;
}

/** A chart with its numbers as a table beneath it, folded away on a screen until asked for. */
export function figure(chart: Html, numbers: Html): Html {
  return element('figure', {}, [chart, details('The numbers of this chart', numbers)]);
}

export function details(summary: string, content: Content): Html {
  return element('details', {}, [
    element('summary', {}, summary),
    ...(Array.isArray(content) ? content : [content]),
  ] as Content);
}
