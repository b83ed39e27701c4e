import { expect, test } from 'vitest';
import { MemoryLedger, movementLines, retainedLines, runAndPost, validateTexts } from '../support/engine.js';
import { shippedRegulations } from '../support/regulations.js';

const regulations = shippedRegulations();

const AGENTS = [
  '04E0100001ABA;191024006100181;BLANC;Benoît;T;2',
  '04E0200002ACA;160024042800295;SIMON;Aïcha;T;2',
  '04E0300003ADA;192092419000302;GAUTHIER;Rémi;T;2',
];
/** One id for two tutoring awards: as the first of them, each would reject or spare the other tutor of its trainee. */
const MISSIONS = [
  'X;04E0100001ABA;T2D;2018-09-01;;100;S1',
  'X;04E0100001ABA;T2D;2018-09-01;;10;S2',
  'Y;04E0200002ACA;T2D;2018-09-01;;50;S1',
  'Z;04E0300003ADA;T2D;2018-09-01;;95;S2',
];
/** One id for two unpaid leaves of different months: as the first of them, each would change what is held. */
const ABSENCES = ['A1;04E0200002ACA;CST;2018-09-01;2018-09-30', 'A1;04E0200002ACA;CST;2018-10-01;2018-11-30'];

function paid(missions: readonly string[], absences: readonly string[]): string[] {
  const facts = validateTexts(
    {
      agents: ['numen;nir;nom;prenom;statut;degre', ...AGENTS].join('\n'),
      missions: ['id_mission;numen;regime;date_debut;date_fin;participation;stagiaire', ...missions].join(
        '\n',
      ),
      absences: ['id_absence;numen;type;date_debut;date_fin', ...absences].join('\n'),
    },
    regulations,
  );
  const computation = runAndPost(facts, regulations, '2018-11', new MemoryLedger());
  return [...movementLines('2018-11', computation), ...retainedLines('2018-11', computation)];
}

// Files section 3: the payment files and retenus.csv are the same whatever the order of the rows.
test('whichever of two rows of one id comes first, the same is paid and the same is held', () => {
  const given = paid(MISSIONS, ABSENCES);
  expect(given).toEqual([
    '2018-11;Z;04E0300003ADA;2018-09;R;9896',
    '2018-11;Z;04E0300003ADA;2018-10;R;9896',
    '2018-11;Z;04E0300003ADA;2018-11;N;9896',
    '2018-11;bloque;Y;04E0200002ACA;2018-09;5208',
    '2018-11;bloque;Y;04E0200002ACA;2018-10;5208',
    '2018-11;bloque;Y;04E0200002ACA;2018-11;5208',
  ]);
  expect(paid(MISSIONS.toReversed(), ABSENCES)).toEqual(given);
  expect(paid(MISSIONS, ABSENCES.toReversed())).toEqual(given);
});
