import type { XmlElement } from '../ingest/xml-tree.js';

/** What an element may hold: each known child with what it may hold, or that it is not read any further. */
interface Shape {
  readonly [name: string]: Shape | 'unread';
}

/** How many elements are not known, by path from the root. What an unknown one holds is not counted again. */
export function unknownElements(root: XmlElement): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  countIn(root, STS_EDT, '', counts);
  return counts;
}

function countIn(element: XmlElement, shape: Shape, path: string, counts: Map<string, number>): void {
  for (const child of element.children) {
    const name = `${path}${child.name}`;
    const known = Object.hasOwn(shape, child.name) ? shape[child.name] : undefined;
    if (known === undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
    else if (known !== 'unread') countIn(child, known, `${name}/`, counts);
  }
}

const LEAF: Shape = {};

function leaves(...names: readonly string[]): Shape {
  return Object.fromEntries(names.map((name) => [name, LEAF]));
}

const SERVICES: Shape = {
  SERVICES: {
    SERVICE: {
      ...leaves('EFFECTIF_PREVU', 'EFFECTIF_CALCULE', 'HEURES_SERVICE'),
      ENSEIGNANTS: { ENSEIGNANT: leaves('HEURES_SERVICE') },
    },
  },
};

const PERSON: Shape = {
  ...leaves(
    'SEXE',
    'CIVILITE',
    'NOM_USAGE',
    'NOM_PATRONYMIQUE',
    'PRENOM',
    'DATE_NAISSANCE',
    'GRADE',
    'FONCTION',
  ),
  PROFS_PRINC: { PROF_PRINC: leaves('CODE_STRUCTURE', 'DATE_DEBUT', 'DATE_FIN') },
  DISCIPLINES: { DISCIPLINE: leaves('LIBELLE_COURT', 'LIBELLE_LONG', 'NB_HEURES') },
};

const STS_EDT: Shape = {
  PARAMETRES: {
    HORODATAGE: 'unread',
    APPLICATION_SOURCE: 'unread',
    UAJ: 'unread',
    ANNEE_SCOLAIRE: leaves('DATE_DEBUT', 'DATE_FIN'),
  },
  NOMENCLATURES: 'unread',
  DONNEES: {
    STRUCTURE: {
      DIVISIONS: {
        DIVISION: {
          ...leaves('LIBELLE_LONG', 'EFFECTIF_PREVU', 'EFFECTIF_CALCULE'),
          MEFS_APPARTENANCE: 'unread',
          ...SERVICES,
        },
      },
      GROUPES: {
        GROUPE: {
          ...leaves('LIBELLE_LONG', 'EFFECTIF_PREVU', 'EFFECTIF_CALCULE'),
          MEFS_APPARTENANCE: 'unread',
          DIVISIONS_APPARTENANCE: 'unread',
          ...SERVICES,
        },
      },
    },
    INDIVIDUS: { INDIVIDU: PERSON },
    SUPPLEANTS: { SUPPLEANT: PERSON },
  },
};
