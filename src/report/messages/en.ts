import { EXPORT_XML } from './en/export-xml.js';
import { FILES } from './en/files.js';
import { IFIC } from './en/ific.js';
import { IMP } from './en/imp.js';
import { LAYOUT } from './en/layout.js';
import { OPERATIONS } from './en/operations.js';
import { PEOPLE } from './en/people.js';
import { REFERENCES } from './en/references.js';
import { SHAPE } from './en/shape.js';
import { STS } from './en/sts.js';
import { TUTORS } from './en/tutors.js';
import type { Catalogue } from './message.js';

export { EN_WORDS } from './en/words.js';

/** Every message, in English. */
export const EN: Catalogue = {
  ...FILES,
  ...EXPORT_XML,
  ...SHAPE,
  ...REFERENCES,
  ...PEOPLE,
  ...IMP,
  ...IFIC,
  ...TUTORS,
  ...LAYOUT,
  ...OPERATIONS,
  ...STS,
};
