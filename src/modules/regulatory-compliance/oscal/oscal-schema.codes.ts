/**
 * OSCAL 1 JSON as far as it is read or written here (NIST, public domain), as JSON Schema. What is not named is let
 * through and kept.
 */
const TOKEN = { type: 'string', pattern: '^[\\p{L}_][\\p{L}\\p{N}.\\-_]*$', maxLength: 100 };
const UUID = {
  type: 'string',
  pattern: '^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[45][0-9A-Fa-f]{3}-[89ABab][0-9A-Fa-f]{3}-[0-9A-Fa-f]{12}$',
};
const LINE = { type: 'string', minLength: 1 };
const INSTANT = { type: 'string', format: 'date-time' };
const many = (reference: string): object => ({ type: 'array', minItems: 1, items: { $ref: `#/$defs/${reference}` } });

const METADATA = {
  type: 'object',
  required: ['title', 'last-modified', 'version', 'oscal-version'],
  properties: {
    title: LINE,
    published: INSTANT,
    'last-modified': INSTANT,
    version: LINE,
    // 1.0.0-rc2, 1.1.2, 1.2.0: what a later one adds is kept as it came.
    'oscal-version': { type: 'string', pattern: '^1\\.\\d+\\.\\d+(-[0-9A-Za-z.-]+)?$', maxLength: 30 },
  },
};
const RESOURCE = { type: 'object', required: ['uuid'], properties: { uuid: UUID } };
const DEFINITIONS = {
  prop: {
    type: 'object',
    required: ['name', 'value'],
    properties: { name: TOKEN, value: { type: 'string', minLength: 1 } },
  },
  part: {
    type: 'object',
    required: ['name'],
    properties: { name: TOKEN, prose: { type: 'string' }, props: many('prop'), parts: many('part') },
  },
  control: {
    type: 'object',
    required: ['id', 'title'],
    properties: { id: TOKEN, title: LINE, props: many('prop'), parts: many('part'), controls: many('control') },
  },
  group: {
    type: 'object',
    required: ['title'],
    properties: { id: TOKEN, title: LINE, groups: many('group'), controls: many('control') },
  },
  selection: {
    type: 'object',
    properties: {
      'with-ids': { type: 'array', minItems: 1, items: TOKEN },
      'with-child-controls': { enum: ['yes', 'no'] },
      matching: {
        type: 'array',
        minItems: 1,
        maxItems: 1000,
        items: { type: 'object', properties: { pattern: { type: 'string', minLength: 1, maxLength: 200 } } },
      },
    },
  },
};

const document = (name: string, properties: object, required: readonly string[]): object => ({
  $defs: DEFINITIONS,
  type: 'object',
  required: [name],
  properties: {
    [name]: {
      type: 'object',
      required: ['uuid', 'metadata', ...required],
      properties: { uuid: UUID, metadata: METADATA, ...properties },
    },
  },
});

export const CATALOG_SCHEMA = document('catalog', { groups: many('group'), controls: many('control') }, []);

export const PROFILE_SCHEMA = document(
  'profile',
  {
    imports: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['href'],
        properties: {
          href: { type: 'string' },
          'include-all': { type: 'object' },
          'include-controls': many('selection'),
          'exclude-controls': many('selection'),
        },
      },
    },
    'back-matter': { type: 'object', properties: { resources: { type: 'array', items: RESOURCE } } },
  },
  ['imports'],
);

const NAMED = { type: 'object', required: ['uuid', 'title', 'description'], properties: { uuid: UUID, title: LINE } };
export const PLAN_OF_ACTION_SCHEMA = document(
  'plan-of-action-and-milestones',
  {
    observations: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['uuid', 'description', 'methods', 'collected'],
        properties: { uuid: UUID, methods: { type: 'array', minItems: 1 }, collected: INSTANT },
      },
    },
    risks: {
      type: 'array',
      minItems: 1,
      items: {
        ...NAMED,
        required: [...NAMED.required, 'statement', 'status'],
        properties: {
          ...NAMED.properties,
          deadline: INSTANT,
          remediations: {
            type: 'array',
            minItems: 1,
            items: { ...NAMED, required: [...NAMED.required, 'lifecycle'] },
          },
        },
      },
    },
    'poam-items': {
      type: 'array',
      minItems: 1,
      items: { type: 'object', required: ['title', 'description'], properties: { uuid: UUID, title: LINE } },
    },
  },
  ['poam-items'],
);
