import type { XmlElement } from '../ingest/xml-tree.js';
import { attribute, childrenAt } from './elements.js';
import { personKey, type StsSchool } from './school.js';

/** How many services the divisions and groups have, and how many of their teachers nobody knows. */
export function readServices(
  root: XmlElement,
  people: StsSchool['people'],
  substitutes: StsSchool['substitutes'],
): Pick<StsSchool, 'services' | 'dangling'> {
  const services = ['DIVISIONS/DIVISION', 'GROUPES/GROUPE'].flatMap((path) =>
    childrenAt(root, `DONNEES/STRUCTURE/${path}/SERVICES/SERVICE`),
  );
  const dangling = services
    .flatMap((service) => childrenAt(service, 'ENSEIGNANTS/ENSEIGNANT'))
    .map((teacher) => personKey(attribute(teacher, 'TYPE'), attribute(teacher, 'ID')))
    .filter((key) => !people.has(key) && !substitutes.has(key));
  return { services: services.length, dangling: dangling.length };
}
