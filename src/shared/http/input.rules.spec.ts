import fc from 'fast-check';
import {
  BODY_LIMITS,
  type InputCode,
  inspectJsonText,
  isSafeNumber,
  textProblem,
  valueProblem,
} from './input.rules.js';

const inspect = (text: string | Buffer, limits: object = {}) =>
  inspectJsonText(Buffer.from(text as string), { ...BODY_LIMITS, ...limits });
const problemOf = (text: string | Buffer) => {
  const inspected = inspect(text);
  return 'problem' in inspected ? inspected.problem : undefined;
};
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

describe('JSON body', () => {
  it.each([
    'null',
    ' true ',
    '\t[\r\n]\n',
    '{}',
    '{"a":{"a":[{"a":1},{"a":1}]}}',
    '[0,-0,0.1,-1.5e3,1E-2,1.0,9007199254740991,-9007199254740991,123456789.123456789,1e15,5e-324,0e999,0.0]',
    '"\\u00e9\\n\\"\\\\\\/ é 😀 \\ud83d\\ude00 \\uD83D\\uDE00 \\u0001"',
    '{"constructor":1,"prototype":2}',
    '{"constructor":{"name":1}}',
    '{"proto":1,"__proto":2,"":3," ":4}',
    '{"a~/b":"__proto__"}',
    '"\ufffd\ud83d\ude00"',
    nested(32),
  ])('%s is let through as it is', (text) => {
    expect(inspect(text)).toEqual({ value: JSON.parse(text) });
  });

  const listOf = (count: number, item = '0'): string => `[${Array(count).fill(item).join()}]`;
  const objectOf = (count: number): string =>
    `{${Array.from({ length: count }, (_, index) => `"k${index}":0`).join()}}`;

  it.each([
    ['2000 in a list', listOf(2000)],
    ['2000 in an object', objectOf(2000)],
    ['30000 in all', listOf(15, listOf(1999))],
  ])('with %s is let through', (_, text) => {
    expect(inspect(text)).toEqual({ value: JSON.parse(text) });
  });

  it.each([
    ['2001 in a list', listOf(2001), 4001, '/2000'],
    ['2001 in an object', objectOf(2001), undefined, undefined],
    ['30001 in all', listOf(15, listOf(2000)), undefined, undefined],
  ])('with %s is refused before it is built', (_, text, offset, pointer) => {
    const problem = problemOf(text)!;
    expect(problem.code).toBe('JSON_TOO_LONG');
    if (offset !== undefined) expect([problem.offset, problem.pointer]).toEqual([offset, pointer]);
  });

  it.each<[string, InputCode, number]>([
    ['', 'INVALID_JSON', 0],
    ['  ', 'INVALID_JSON', 2],
    ['\ufeff{}', 'INVALID_JSON', 0],
    ['{', 'INVALID_JSON', 1],
    ['[1,]', 'INVALID_JSON', 3],
    ['[,1]', 'INVALID_JSON', 1],
    ['[1 2]', 'INVALID_JSON', 3],
    ['[1}', 'INVALID_JSON', 2],
    ['{"a":1,}', 'INVALID_JSON', 7],
    ['{"a" 1}', 'INVALID_JSON', 5],
    ['{"a":}', 'INVALID_JSON', 5],
    ['{a:1}', 'INVALID_JSON', 1],
    ["{'a':1}", 'INVALID_JSON', 1],
    ['{} {}', 'INVALID_JSON', 3],
    ['nul', 'INVALID_JSON', 0],
    ['nulll', 'INVALID_JSON', 4],
    ['NaN', 'INVALID_JSON', 0],
    ['-Infinity', 'INVALID_JSON', 0],
    ['01', 'INVALID_JSON', 1],
    ['+1', 'INVALID_JSON', 0],
    ['.5', 'INVALID_JSON', 0],
    ['1.', 'INVALID_JSON', 1],
    ['1e', 'INVALID_JSON', 1],
    ['-', 'INVALID_JSON', 0],
    ['0x10', 'INVALID_JSON', 1],
    ['"abc', 'INVALID_JSON', 4],
    ['"a\nb"', 'INVALID_JSON', 2],
    ['"a\\x"', 'INVALID_JSON', 2],
    ['"a\\', 'INVALID_JSON', 2],
    ['"\\u12"', 'INVALID_JSON', 1],
    ['"\\u00g0"', 'INVALID_JSON', 1],
    ['[1]//', 'INVALID_JSON', 3],
    ['["é",x]', 'INVALID_JSON', 6],
    ['["😀",x]', 'INVALID_JSON', 8],
    ['"a\0b"', 'FORBIDDEN_CHARACTER', 2],
    ['[\0]', 'FORBIDDEN_CHARACTER', 1],
    ['"a\\u0000b"', 'FORBIDDEN_CHARACTER', 2],
    ['{"a\\u0000":1}', 'FORBIDDEN_CHARACTER', 3],
    ['"\\ud83d"', 'FORBIDDEN_CHARACTER', 1],
    ['"\\ud83dx\\ude00"', 'FORBIDDEN_CHARACTER', 1],
    ['"\\ude00\\ud83d"', 'FORBIDDEN_CHARACTER', 1],
    ['"\\ud83d\\ud83d\\ude00"', 'FORBIDDEN_CHARACTER', 1],
    ['"\\\\\\udc00"', 'FORBIDDEN_CHARACTER', 3],
    ['[9007199254740993]', 'NUMBER_NOT_SAFE', 1],
    ['[9007199254740992]', 'NUMBER_NOT_SAFE', 1],
    ['[-9007199254740993]', 'NUMBER_NOT_SAFE', 1],
    ['[9007199254740993.0]', 'NUMBER_NOT_SAFE', 1],
    ['[0.9007199254740993e16]', 'NUMBER_NOT_SAFE', 1],
    ['[1e16]', 'NUMBER_NOT_SAFE', 1],
    ['[1e400]', 'NUMBER_NOT_SAFE', 1],
    ['[-1E+400]', 'NUMBER_NOT_SAFE', 1],
    ['[1e-400]', 'NUMBER_NOT_SAFE', 1],
    ['{"__proto__":1}', 'FORBIDDEN_KEY', 1],
    ['{"\\u005f_proto__":1}', 'FORBIDDEN_KEY', 1],
    ['[{"a":{"constructor":{"b":1,"prototype":{}}}}]', 'FORBIDDEN_KEY', 28],
    ['{"constructor":{"proto\\u0074ype":{}}}', 'FORBIDDEN_KEY', 16],
    ['{"a":1,"b":2,"a":3}', 'DUPLICATE_KEY', 13],
    ['{"a":1,"\\u0061":3}', 'DUPLICATE_KEY', 7],
    ['{"é":1,"é":2}', 'DUPLICATE_KEY', 8],
    [`{${Array.from({ length: 50 }, (_, index) => `"k${index}":1`).join()},"k3":1}`, 'DUPLICATE_KEY', 391],
    [nested(33), 'JSON_TOO_DEEP', 32],
    [`${'{"a":'.repeat(33)}1${'}'.repeat(33)}`, 'JSON_TOO_DEEP', 160],
  ])('%j is refused as %s at byte %i', (text, code, offset) => {
    expect(problemOf(text)).toMatchObject({ code, offset });
  });

  it.each([
    ['a lone byte', '2261ff22', 2],
    ['a character cut short', '22c3', 1],
    ['a surrogate in UTF-8', '22eda0bd22', 1],
    ['an overlong NUL', '22c08022', 1],
    ['a character above U+10FFFF', '22f490808022', 1],
    ['UTF-16', 'fffe7b007d00', 0],
  ])('with %s is not UTF-8', (_, hex, offset) => {
    const problem = problemOf(Buffer.from(hex, 'hex'));
    expect(problem?.code).toBe('INVALID_UTF8');
    expect(problem?.offset).toBe(offset);
  });

  it.each([
    ['{"a":[1,{"b/c~d":1e400}]}', '/a/1/b~1c~0d'],
    ['[[],[0,1],"\\u0000"]', '/2'],
    ['{"a":{"b":1,"b":2}}', '/a/b'],
    ['{"a":1,"b\\u0000":2}', ''],
    ['9007199254740993', ''],
    [`{"${'x'.repeat(5000)}":1e400}`, `/${'x'.repeat(100)}`],
  ])('%.60s is refused at %.60j', (text, pointer) => {
    expect(problemOf(text)?.pointer).toBe(pointer);
  });

  it.each([['['], ['{"a":'], ['[{"a":']])('of 500,000 nested %s is refused soon', (open) => {
    const body = open.repeat(500_000);
    const from = performance.now();
    expect(problemOf(body)?.code).toBe('JSON_TOO_DEEP');
    expect(performance.now() - from).toBeLessThan(3000);
  });

  it('of one object with 100,000 names is refused at once', () => {
    const body = JSON.stringify(Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`k${index}`, 1])));
    const from = performance.now();
    expect(problemOf(body)).toMatchObject({ code: 'JSON_TOO_LONG', pointer: '/k1999' });
    expect(performance.now() - from).toBeLessThan(3000);
  });

  it('takes the depth as a parameter', () => {
    expect(inspect('[[1]]', { depth: 2 })).toEqual({ value: [[1]] });
    expect(inspect('[[1]]', { depth: 1 })).toHaveProperty('problem.code', 'JSON_TOO_DEEP');
  });

  it('quotes no value in a message', () => {
    const texts = ['{"name":"Secret" x}', '["Secret\\u0000"]', '"Secret', '[123456789012345678901234567890]'];
    for (const text of texts) expect(JSON.stringify(problemOf(text))).not.toMatch(/Secret|1234567/);
  });

  it('lets every document through that JSON.stringify writes of good values', () => {
    const safe = fc
      .jsonValue({ maxDepth: 5, stringUnit: 'binary' })
      .filter((value) => valueProblem(value) === undefined);
    fc.assert(
      fc.property(safe, fc.nat({ max: 3 }), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(inspect(text)).toEqual({ value: JSON.parse(text) });
      }),
      { numRuns: 300 },
    );
  });

  it('refuses all that JSON.parse refuses, and nothing as INVALID_JSON that it takes', () => {
    const token = fc.constantFrom(
      ...'{}[],:"\\-0123.eEtrufalsn \n'.split(''),
      'true',
      'null',
      '"a"',
      '"b":',
      '\\u00',
      '1e9',
    );
    fc.assert(
      fc.property(fc.array(token, { maxLength: 12 }), (tokens) => {
        const text = tokens.join('');
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        const code = problemOf(text)?.code;
        if (isJson) expect(code).not.toBe('INVALID_JSON');
        else expect(code).toBeDefined();
      }),
      { numRuns: 3000 },
    );
  });
});

describe('text', () => {
  it.each<[string, number | undefined]>([
    ['', undefined],
    ['plain é 😀 \n\u0001\u007f\ufffd', undefined],
    ['a\0', 1],
    ['\ud83d', 0],
    ['ab\ude00', 2],
    ['😀\ud83d', 2],
  ])('%j has a forbidden character at %j', (text, offset) => {
    expect(textProblem(text)?.offset).toBe(offset);
    if (offset !== undefined) expect(textProblem(text)?.code).toBe('FORBIDDEN_CHARACTER');
  });
});

describe('value', () => {
  const deep = (depth: number): unknown => (depth === 0 ? 1 : [deep(depth - 1)]);
  let bottomless: unknown = 1;
  for (let level = 0; level < 500_000; level += 1) bottomless = [bottomless];

  it.each<[string, unknown, InputCode | undefined, string | undefined]>([
    ['nothing', undefined, undefined, undefined],
    ['good values', { a: [1, 0.1, null, true, 'é'], b: undefined }, undefined, undefined],
    ['32 levels', deep(32), undefined, undefined],
    ['33 levels', deep(33), 'JSON_TOO_DEEP', '/0'.repeat(32)],
    ['500,000 levels', bottomless, 'JSON_TOO_DEEP', undefined],
    ['NaN', { a: [NaN] }, 'NUMBER_NOT_SAFE', '/a/0'],
    ['Infinity', -Infinity, 'NUMBER_NOT_SAFE', ''],
    ['an unsafe number', [2 ** 53], 'NUMBER_NOT_SAFE', '/0'],
    ['a NUL', { a: 'x\0' }, 'FORBIDDEN_CHARACTER', '/a'],
    ['a NUL in a name', { 'x\0': 1 }, 'FORBIDDEN_CHARACTER', ''],
    ['a lone surrogate', ['\ud800'], 'FORBIDDEN_CHARACTER', '/0'],
    ['__proto__', JSON.parse('{"a":{"__proto__":1}}'), 'FORBIDDEN_KEY', '/a/__proto__'],
    ['constructor.prototype', { constructor: { prototype: 1 } }, 'FORBIDDEN_KEY', '/constructor/prototype'],
  ])('with %s: %3$s', (_, value, code, pointer) => {
    const problem = valueProblem(value);
    expect(problem?.code).toBe(code);
    expect(problem?.pointer).toBe(pointer);
  });

  it.each([
    [0.1, true],
    [2 ** 53 - 1, true],
    [2 ** 53, false],
    [NaN, false],
    [-Infinity, false],
  ])('%d is a safe number: %s', (value, isSafe) => {
    expect(isSafeNumber(value)).toBe(isSafe);
  });
});
