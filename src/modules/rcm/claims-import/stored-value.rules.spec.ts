import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  CLAIM_FIELDS,
  COVERAGE_FIELDS,
  DIAGNOSIS_FIELDS,
  LINE_FIELDS,
  PATIENT_FIELDS,
  PAYER_FIELDS,
  PROVIDER_FIELDS,
} from './stored-fields.rules.js';
import { fitted, type Fit, type Loss } from './stored-value.rules.js';

const fit = (value: unknown, how: Fit): [unknown, Loss[]] => {
  const losses: Loss[] = [];
  return [fitted({ value }, { value: how }, losses, 'lines[0]').value, losses];
};
const CUT = [{ path: 'lines[0].value', isCut: true }];
const LEFT_OUT = [{ path: 'lines[0].value', isCut: false }];

describe('a value of a file in its field', () => {
  it.each<[string, unknown, Fit, unknown, Loss[]]>([
    ['words as long as the field', 'DOE', { kind: 'words', most: 3 }, 'DOE', []],
    ['longer words', 'DOES', { kind: 'words', most: 3 }, 'DOE', CUT],
    ['an emoji at the edge', 'DO😀😀', { kind: 'words', most: 3 }, 'DO😀', CUT],
    ['no words', '  ', { kind: 'words', most: 3 }, null, []],
    ['no words where some must be', '', { kind: 'words', most: 9, otherwise: 'NOT NAMED' }, 'NOT NAMED', []],
    ['a code', '11', { kind: 'code', most: 2 }, '11', []],
    ['a code that is too long', '111', { kind: 'code', most: 2 }, null, LEFT_OUT],
    ['a code of another form', '%', { kind: 'code', most: 1, pattern: /^\d$/, otherwise: '1' }, '1', LEFT_OUT],
    ['codes of which one is too long', ['25', 'XYZ'], { kind: 'codes', most: 4, longest: 2 }, ['25'], LEFT_OUT],
    ['more numbers than fit', [1, 2, 3], { kind: 'numbers', most: 2 }, [1, 2], LEFT_OUT],
    ['a number', 3, { kind: 'number', least: 0, most: 9 }, 3, []],
    ['a number out of bounds', -3, { kind: 'number', least: 0, most: 9 }, null, LEFT_OUT],
    ['nothing', null, { kind: 'number', least: 0, most: 9 }, null, []],
  ])('%s', (_what, value, how, kept, losses) => {
    expect(fit(value, how)).toEqual([kept, losses]);
  });
});

interface Property {
  maxLength?: number;
  maxItems?: number;
  maximum?: number;
  items?: Property;
}
const { components } = JSON.parse(readFileSync('openapi.json', 'utf8')) as {
  components: { schemas: Record<string, { properties: Record<string, Property> }> };
};
const FIELDS: [string, Readonly<Record<string, Fit>>][] = [
  ['Patient', PATIENT_FIELDS],
  ['Coverage', COVERAGE_FIELDS],
  ['Provider', PROVIDER_FIELDS],
  ['Payer', PAYER_FIELDS],
  ['ClaimRow', CLAIM_FIELDS],
  ['ClaimLineRow', LINE_FIELDS],
  ['ClaimDiagnosisRow', DIAGNOSIS_FIELDS],
];

describe('what is stored of a file can be answered', () => {
  it.each(FIELDS.flatMap(([schema, fits]) => Object.entries(fits).map(([name, how]) => ({ schema, name, how }))))(
    '$schema.$name',
    ({ schema, name, how }) => {
      const property = components.schemas[schema]!.properties[name]!;
      if (how.kind === 'words' || how.kind === 'code') expect(property.maxLength).toBe(how.most);
      else if (how.kind === 'number') expect(property.maximum).toBe(how.most);
      else expect(property.maxItems).toBe(how.most);
      if (how.kind === 'codes') expect(property.items!.maxLength).toBe(how.longest);
    },
  );
});
