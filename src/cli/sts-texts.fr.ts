import { frenchCount as plural } from './counts.js';

/** What is said in French of the STS-web exports that were read. */
export const STS_FRENCH = {
  school: (uai: string, schoolYear: string, people: number, substitutes: number, services: number): string =>
    `STS-web ${uai} ${schoolYear} : ${plural(people, 'personne')}, ` +
    `${plural(substitutes, 'suppléant')}, ${plural(services, 'service')}`,
  dangling: (count: number): string =>
    `${plural(count, 'enseignant')} de service ${count < 2 ? 'absent' : 'absents'} du fichier`,
  unknown: (elements: string): string => `éléments inconnus, non lus : ${elements}`,
};
