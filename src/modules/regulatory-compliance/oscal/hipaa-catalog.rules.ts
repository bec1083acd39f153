import { HIPAA_SECTIONS, HIPAA_SECURITY, type HipaaControl } from '../controls/hipaa-security.codes.js';

export const HIPAA_TITLE = 'HIPAA Security Rule, 45 CFR 164.308 to 164.316';
/** The Omnibus Rule, 78 FR 5566, effective 26 March 2013, last changed these sections. */
const VERSION = '2013-03-26';
const OSCAL_VERSION = '1.1.2';

/** The id of a paragraph as a control: `hipaa-164.308-a-1-ii-a`. */
export function hipaaKey(paragraph: string): string {
  return `hipaa-${paragraph.replaceAll(/[()]+/g, '-').replace(/-$/, '').toLowerCase()}`;
}

/** The Security Rule as an OSCAL catalog. */
export function hipaaCatalog(uuid: string): Record<string, unknown> {
  const groups = Object.entries(HIPAA_SECTIONS).map(([section, title]) => ({
    id: `hipaa-${section}`,
    class: 'section',
    title,
    controls: HIPAA_SECURITY.filter(({ paragraph, of }) => of === undefined && paragraph.startsWith(section)).map(
      (standard) => controlOf(standard),
    ),
  }));
  const metadata = {
    title: HIPAA_TITLE,
    'last-modified': `${VERSION}T00:00:00Z`,
    version: VERSION,
    'oscal-version': OSCAL_VERSION,
  };
  return { catalog: { uuid, metadata, groups } };
}

function controlOf({ paragraph, title, designation, text, of }: HipaaControl): Record<string, unknown> {
  const id = hipaaKey(paragraph);
  const inner = HIPAA_SECURITY.filter((each) => each.of === paragraph).map(controlOf);
  const props = [
    { name: 'label', value: paragraph },
    { name: 'citation', value: `45 CFR ${paragraph}` },
    ...(designation === null ? [] : [{ name: 'designation', value: designation }]),
  ];
  const parts = [{ id: `${id}-smt`, name: 'statement', prose: text }];
  const own = { id, class: of === undefined ? 'standard' : 'implementation-specification', title, props, parts };
  return inner.length === 0 ? own : { ...own, controls: inner };
}
