/** Text that is HTML or SVG already; made by `html`, `element` and `joined` only. */
export class Html {
  constructor(readonly text: string) {}
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
// XML 1.0 §2.2: no document may hold these, not even escaped; a lone surrogate is no character at all.
const NO_CHARACTERS =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Any text, safe between tags and between quotes. */
export function escapedText(text: string): string {
  return text.replace(NO_CHARACTERS, '\ufffd').replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}

/** A template whose values are escaped, unless they are HTML themselves; lists are joined. */
export function html(parts: TemplateStringsArray, ...values: unknown[]): Html {
  return new Html(parts.map((part, index) => (index === 0 ? part : written(values[index - 1]) + part)).join(''));
}

/** Pieces one after the other, nothing between them. */
export function joined(pieces: readonly Html[]): Html {
  return new Html(pieces.map(({ text }) => text).join(''));
}

export type Attributes = Record<string, string | number | boolean | undefined>;
export type Content = Html | string | readonly (Html | string)[];

/**
 * One element, without any white space around it. Names are written by the program, values are escaped; `undefined`
 * and `false` leave the attribute out, `true` writes its name alone.
 */
export function element(name: string, attributes: Attributes, content?: Content): Html {
  const said = Object.entries(attributes).map(([key, value]) => attribute(key, value));
  const opening = `<${name}${said.join('')}`;
  return new Html(content === undefined ? `${opening}/>` : `${opening}>${written(content)}</${name}>`);
}

function attribute(key: string, value: Attributes[string]): string {
  if (value === undefined || value === false) return '';
  return value === true ? ` ${key}` : ` ${key}="${escapedText(String(value))}"`;
}

function written(value: unknown): string {
  if (value instanceof Html) return value.text;
  if (Array.isArray(value)) return value.map(written).join('');
  return escapedText(String(value));
}
