import { englishCount as plural } from './counts.js';
import type { STS_FRENCH } from './sts-texts.fr.js';

/** What is said in English of the STS-web exports that were read. */
export const STS_ENGLISH: typeof STS_FRENCH = {
  school: (uai, schoolYear, people, substitutes, services) =>
    `STS-web ${uai} ${schoolYear}: ${plural(people, 'person', 'people')}, ` +
    `${plural(substitutes, 'substitute')}, ${plural(services, 'service')}`,
  dangling: (count) => `${plural(count, 'teacher')} of a service not in the file`,
  unknown: (elements) => `unknown elements, not read: ${elements}`,
};
