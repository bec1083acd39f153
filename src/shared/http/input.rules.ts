/**
 * What may come in at all, before any validation by field. PostgreSQL and JSON.parse change some input silently (a
 * lone surrogate becomes U+FFFD, 9007199254740993 becomes …992) or fail late (NUL, deep nesting): it is refused here,
 * with its place. Messages never quote a value: it may be a patient's.
 */

export type InputCode =
  | 'FORBIDDEN_CHARACTER'
  | 'INVALID_UTF8'
  | 'INVALID_JSON'
  | 'JSON_TOO_DEEP'
  | 'JSON_TOO_LONG'
  | 'NUMBER_NOT_SAFE'
  | 'FORBIDDEN_KEY'
  | 'DUPLICATE_KEY';

export interface InputProblem {
  readonly code: InputCode;
  readonly message: string;
  /** Bytes from the start of a body; UTF-16 units from the start of a text. */
  readonly offset: number;
  /** JSON Pointer (RFC 6901) where there is one; a name is cut after 100. */
  readonly pointer?: string;
}

export type InspectedJson = { readonly value: unknown } | { readonly problem: InputProblem };

/** How far a document may go: objects and lists in each other, members of one of them, members of all together. */
export interface JsonLimits {
  readonly depth: number;
  readonly members: number;
  readonly membersInAll: number;
}

// Validation takes time with each member: what 1 MiB can hold of them would stop everybody for seconds.
export const BODY_LIMITS: JsonLimits = { depth: 32, members: 2_000, membersInAll: 30_000 };
const NUL_MESSAGE = 'The NUL character (U+0000) is not accepted.';
const SURROGATE_MESSAGE = 'Half of a surrogate pair is not a character.';
const NUMBER_MESSAGE =
  'The number cannot be kept exactly: whole numbers go to 9007199254740991, others to about 1.8e308.';
// With the u flag a surrogate matches only where it stands alone.
const FORBIDDEN = /[\0\p{Surrogate}]/u;
const DEPTH_MESSAGE = 'Objects and lists stand in each other too deeply.';
const LONG_MESSAGE = 'A list or object has too many members, or the body in all.';
const NOT_JSON_MESSAGE = 'The body is not JSON, or not from here on.';
const NOT_ZERO = /^[^eE]*[1-9]/;
const DECODER = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** NUL or a lone surrogate in a query value, path parameter or header. */
export function textProblem(text: string): InputProblem | undefined {
  const found = FORBIDDEN.exec(text);
  if (found === null) return undefined;
  const message = found[0] === '\0' ? NUL_MESSAGE : SURROGATE_MESSAGE;
  return { code: 'FORBIDDEN_CHARACTER', message, offset: found.index };
}

/** Whether a number came through parsing as it was sent. */
export function isSafeNumber(value: number): boolean {
  return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
}

/** The same guard for input that some parser has already made a value of (forms, queries). */
export function valueProblem(value: unknown): InputProblem | undefined {
  try {
    // NaN would become null without a word; this number is refused with its place.
    const refusable = (_: string, field: unknown) =>
      typeof field === 'number' && !Number.isFinite(field) ? Number.MAX_VALUE : field;
    new JsonScanner(JSON.stringify(value ?? null, refusable), BODY_LIMITS).scan();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return { ...error.problem, offset: 0 };
    return { code: 'JSON_TOO_DEEP', message: DEPTH_MESSAGE, offset: 0 };
  }
}

/** Scans a JSON body once, before JSON.parse: that has no depth limit, keeps the last of two keys, rounds numbers. */
export function inspectJsonText(bytes: Uint8Array, limits = BODY_LIMITS): InspectedJson {
  let text: string;
  try {
    text = DECODER.decode(bytes);
  } catch {
    return { problem: { code: 'INVALID_UTF8', message: 'The body is not UTF-8.', offset: firstBadByte(bytes) } };
  }
  try {
    new JsonScanner(text, limits).scan();
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    if (error instanceof Refusal) {
      const before = new TextEncoder().encode(text.slice(0, error.problem.offset));
      return { problem: { ...error.problem, offset: before.length } };
    }
    // The parser's own message quotes the body.
    return { problem: { code: 'INVALID_JSON', message: NOT_JSON_MESSAGE, offset: 0 } };
  }
}

/** Lenient decoding writes U+FFFD for what is wrong: there the bytes part. */
function firstBadByte(bytes: Uint8Array): number {
  const mended = new TextEncoder().encode(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  return mended.findIndex((byte, index) => byte !== bytes[index]);
}

class Refusal extends Error {
  constructor(readonly problem: InputProblem) {
    super(problem.code);
  }
}

const [QUOTE, BACKSLASH, COMMA, COLON, MINUS, END] = [0x22, 0x5c, 0x2c, 0x3a, 0x2d, -1];
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_LIST, CLOSE_LIST] = [0x7b, 0x7d, 0x5b, 0x5d];
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const UNIT = /\\u([0-9a-fA-F]{4})/y;

/** An object (with its names so far) or a list that is open, and how many members or items have begun. */
interface Frame {
  readonly names: Set<string> | undefined;
  name: string | undefined;
  begun: number;
}

class JsonScanner {
  private readonly frames: Frame[] = [];
  private at = 0;
  private members = 0;

  constructor(
    private readonly text: string,
    private readonly limits: JsonLimits,
  ) {}

  scan(): void {
    this.value(this.next());
    for (let frame = this.frames.at(-1); frame !== undefined; frame = this.frames.at(-1)) this.step(frame);
    if (this.next() !== END) this.unexpected();
  }

  /** One more member or item of the innermost container, or its end. */
  private step(frame: Frame): void {
    let unit = this.next();
    if (unit === (frame.names === undefined ? CLOSE_LIST : CLOSE_OBJECT)) {
      this.at += 1;
      this.frames.pop();
      return;
    }
    if (frame.begun > 0) unit = this.after(unit, COMMA);
    frame.begun += 1;
    this.members += 1;
    const { members, membersInAll } = this.limits;
    if (frame.begun > members || this.members > membersInAll) this.refuse('JSON_TOO_LONG', LONG_MESSAGE);
    if (frame.names !== undefined) unit = this.key(frame, frame.names, unit);
    this.value(unit);
  }

  private key(frame: Frame, names: Set<string>, unit: number): number {
    const start = this.at;
    if (unit !== QUOTE) this.unexpected();
    frame.name = undefined;
    const isEscaped = this.string();
    const written = this.text.slice(start + 1, this.at - 1);
    const name = isEscaped ? (JSON.parse(`"${written}"`) as string) : written;
    frame.name = name;
    // Both lead to Object.prototype when an object is merged into another.
    const isPrototype = name === 'prototype' && this.frames.at(-2)?.name === 'constructor';
    if (isPrototype || name === '__proto__') this.refuse('FORBIDDEN_KEY', 'This name is not accepted.', start);
    if (names.has(name)) this.refuse('DUPLICATE_KEY', 'This name stands twice in its object.', start);
    names.add(name);
    return this.after(this.next(), COLON);
  }

  private value(unit: number): void {
    if (unit === QUOTE) this.string();
    else if (unit === OPEN_OBJECT) this.open(new Set());
    else if (unit === OPEN_LIST) this.open(undefined);
    else if (unit === MINUS || (unit >= 0x30 && unit <= 0x39)) this.number();
    else {
      const word = ['true', 'false', 'null'].find((known) => this.text.startsWith(known, this.at));
      this.at += word?.length ?? this.unexpected();
    }
  }

  private open(names: Set<string> | undefined): void {
    if (this.frames.length >= this.limits.depth) this.refuse('JSON_TOO_DEEP', DEPTH_MESSAGE);
    this.frames.push({ names, name: undefined, begun: 0 });
    this.at += 1;
  }

  /** Passes a string; answers whether it holds an escape. */
  private string(): boolean {
    const { text } = this;
    let isEscaped = false;
    for (let at = this.at + 1; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      if (unit > BACKSLASH) continue;
      if (unit === BACKSLASH) {
        isEscaped = true;
        at += this.escape(at);
      } else if (unit === QUOTE) {
        this.at = at + 1;
        return isEscaped;
      } else if (unit < 0x20) this.unexpected(at);
    }
    return this.unexpected(text.length);
  }

  /** How many units an escape has after its backslash; for a surrogate pair, both escapes together. */
  private escape(at: number): number {
    const unit = this.unitAt(at);
    if (Number.isNaN(unit)) return '"\\/bfnrt'.includes(this.text[at + 1] ?? ' ') ? 1 : this.unexpected(at);
    if (unit === 0) this.refuse('FORBIDDEN_CHARACTER', NUL_MESSAGE, at);
    if (unit < 0xd800 || unit > 0xdfff) return 5;
    const low = unit < 0xdc00 ? this.unitAt(at + 6) : NaN;
    return low >= 0xdc00 && low <= 0xdfff ? 11 : this.refuse('FORBIDDEN_CHARACTER', SURROGATE_MESSAGE, at);
  }

  private unitAt(at: number): number {
    UNIT.lastIndex = at;
    return parseInt(UNIT.exec(this.text)?.[1] ?? '', 16);
  }

  private number(): void {
    const start = this.at;
    NUMBER.lastIndex = start;
    this.at = NUMBER.test(this.text) ? NUMBER.lastIndex : this.unexpected();
    // The shortest number that goes wrong is 1e16.
    if (this.at - start < 4) return;
    const written = this.text.slice(start, this.at);
    const value = Number(written);
    const isLost = value === 0 && NOT_ZERO.test(written);
    if (isLost || !isSafeNumber(value)) this.refuse('NUMBER_NOT_SAFE', NUMBER_MESSAGE, start);
  }

  /** The next unit that is no white space, or END. */
  private next(): number {
    const { text } = this;
    for (let at = this.at; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      if (unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09) continue;
      this.at = at;
      return unit;
    }
    this.at = text.length;
    return END;
  }

  /** Passes a separator; answers the unit after it. */
  private after(unit: number, separator: number): number {
    if (unit !== separator) this.unexpected();
    this.at += 1;
    return this.next();
  }

  private unexpected(at = this.at): never {
    if (this.text[at] === '\0') this.refuse('FORBIDDEN_CHARACTER', NUL_MESSAGE, at);
    this.refuse('INVALID_JSON', at < this.text.length ? NOT_JSON_MESSAGE : 'The JSON document ends too early.', at);
  }

  private refuse(code: InputCode, message: string, offset = this.at): never {
    if (code === 'INVALID_JSON') throw new Refusal({ code, message, offset });
    const names = this.frames.map(({ names, name, begun }) => (names === undefined ? String(begun - 1) : name));
    const known = names.filter((name) => name !== undefined).map((name) => name.slice(0, 100));
    const pointer = known.map((name) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
    throw new Refusal({ code, message, offset, pointer });
  }
}
