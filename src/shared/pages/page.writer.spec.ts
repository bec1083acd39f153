import { createHash } from 'node:crypto';
import { element, html } from './html.writer.js';
import { details, page, PAGE_HEADERS } from './page.writer.js';
import { table } from './table.writer.js';

describe('a page', () => {
  it('has the style sheet that its policy allows, to the letter, and no other style or script', () => {
    const text = page('Aging <1>', html`<p>${'a & b'}</p>`);
    const [, style] = /<style>(.*?)<\/style>/s.exec(text)!;
    const hash = createHash('sha256').update(style!).digest('base64');
    expect(PAGE_HEADERS['content-security-policy']).toContain(`style-src 'sha256-${hash}'`);
    expect(text).not.toMatch(/<script|style=/);
    expect(text).toContain('<title>Aging &lt;1&gt; · Quintet</title>');
    expect(text).toContain('<p>a &amp; b</p>');
  });

  it('can be wide', () => expect(page('t', html``, { isWide: true })).toContain('<body class="wide">'));
});

describe('an element', () => {
  it.each([
    [element('br', {}).text, '<br/>'],
    [element('p', { class: undefined, hidden: true, lang: false }, 'x<y').text, '<p hidden>x&lt;y</p>'],
    [element('p', { title: `a"b'c` }, [html`<b>${1}</b>`, '&']).text, '<p title="a&quot;b&#39;c"><b>1</b>&amp;</p>'],
    [element('p', {}, 'a\u0007b\ud800').text, '<p>a\ufffdb\ufffd</p>'],
    [element('p', {}, '😀').text, '<p>😀</p>'],
  ])('is written as %s', (text, expected) => expect(text).toBe(expected));
});

describe('a table', () => {
  it('has a caption, headings of columns and rows, and sums', () => {
    const { text } = table({
      caption: 'Owed',
      columns: [{ name: 'payer' }, { name: 'cents', isNumber: true }],
      rows: [['A<B', '1']],
      total: ['all', '1'],
    });
    expect(text).toBe(
      '<table><caption>Owed</caption><thead><tr><th scope="col">payer</th><th scope="col" class="n">cents</th></tr></thead>' +
        '<tbody><tr><th scope="row">A&lt;B</th><td class="n">1</td></tr></tbody>' +
        '<tfoot><tr><th scope="row">all</th><td class="n">1</td></tr></tfoot></table>',
    );
  });

  it('without rows says so', () => {
    expect(table({ caption: 'Owed', columns: [{ name: 'payer' }], rows: [] }).text).toContain('None in this period.');
  });
});

describe('details', () => {
  it('fold a table away', () => {
    expect(details('Numbers', html`<p></p>`).text).toBe('<details><summary>Numbers</summary><p></p></details>');
  });
});
