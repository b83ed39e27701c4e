import { EXPORT_XML } from './fr/export-xml.js';
import { FILES } from './fr/files.js';
import { IFIC } from './fr/ific.js';
import { IMP } from './fr/imp.js';
import { LAYOUT } from './fr/layout.js';
import { OPERATIONS } from './fr/operations.js';
import { PEOPLE } from './fr/people.js';
import { REFERENCES } from './fr/references.js';
import { SHAPE } from './fr/shape.js';
import { STS } from './fr/sts.js';
import { TUTORS } from './fr/tutors.js';
import type { Catalogue } from './message.js';

export { FR_WORDS } from './fr/words.js';

/** Every message, in French. */
export const FR: Catalogue = {
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
