import { nirKeyOf } from '../../src/validate/check-digits.js';
import type { ExportTexts } from '../support/engine.js';

/** A small export, written by hand, with the faults that the worked cases of the fixtures do not have. */
export function faultyExport(): ExportTexts {
  return {
    agents: lines(
      'numen;nir;nom;prenom;statut;degre;date_entree;cafipemf;cpge_service_complet;remarque;',
      agent(1, 'NOMUN;Prénomun;T;1;;O;;;'),
      agent(2, 'NOMDEUX;Prénomdeux;T;1;;N;;;'),
      agent(3, 'NOMTROIS;Prénomtrois;T;2;;;O;;'),
      agent(4, 'NOMQUATRE;Prénomquatre;T;2;;;;;'),
      agent(5, ';Prénomcinq;C;2;;;;;'),
      agent(5, 'NOMCINQ;Prénomcinq;T;2;;;;;'),
      `${numen(6)};184127645108;NOMSIX;Prénomsix;X;3;2015-02-30;oui;;;`,
      agent(7, 'NOMSEPT;Prénomsept;T;1;;O;;;'),
      agent(8, 'NOMHUIT;Prénomhuit;T;1;;N;;;'),
      agent(9, 'NOMNEUF;Prénomneuf;T;2;;;;;'),
    ),
    missions: lines(
      'id_mission;etat;numen;regime;fonction;niveau;modalite;uai;date_debut;date_fin;taux_annuel;participation;decharge;hse;stagiaire;nb_stagiaires;nb_etudiants;district;lettre_mission',
      award('CP1', { numen: numen(1), regime: 'CP' }),
      award('MF1', { numen: numen(1), regime: 'MF' }),
      award('EPS1', { numen: numen(1), regime: 'CPD_EPS' }),
      award('MF2', { numen: numen(7), regime: 'MF', nb_stagiaires: '0' }),
      award('MF3', { numen: numen(7), regime: 'MF' }),
      award('T1', { numen: numen(7), regime: 'T1D' }),
      award('T2', { numen: numen(2), regime: 'T1D', nb_stagiaires: '2' }),
      award('T3', { numen: numen(4), regime: 'T2D', stagiaire: 'ST1', fonction: 'TUTEUR' }),
      award('T4', { numen: numen(4), regime: 'T2D', stagiaire: 'ST2', participation: '50' }),
      award('T5', { numen: numen(4), regime: 'T2D', stagiaire: 'ST3', date_debut: '2015-10-01' }),
      award('T6', { numen: numen(3), regime: 'T2D', stagiaire: 'ST2', participation: '66,5' }),
      award('I1', {
        numen: numen(4),
        regime: 'IMP',
        fonction: 'UNSS',
        niveau: 'A',
        modalite: 'A',
        lettre_mission: 'L1',
        taux_annuel: '625',
      }),
      award('I2', { ...unss, district: 'D1', taux_annuel: '312,5' }),
      award('I3', { ...unss, district: 'D2', taux_annuel: '3750' }),
      award('I4', { ...imp, niveau: 'A', lettre_mission: 'L1' }),
      award('I5', { ...imp, numen: numen(3) }),
      award('I6', { ...imp, participation: '0', nb_etudiants: '1,5', taux_annuel: '-3' }),
      award('I7', { ...imp, date_debut: '01/13/2015', date_fin: '2016-06-31', taux_annuel: '1 250' }),
      award('I8', { numen: numen(4), regime: 'IMP' }),
      award('F1', { ...ific, fonction: 'TUTORAT', decharge: 'O' }),
      award('F2', { ...ific, fonction: 'REFERENT_CULTURE', uai: '0750654D', date_fin: '2014-07-01' }),
      award('CP2', { numen: numen(8), regime: 'CP' }),
      award('T7', { numen: numen(9), regime: 'T2D', stagiaire: 'ST7' }),
      award('T8', { numen: numen(9), regime: 'T2D', stagiaire: 'ST8', date_debut: '2015-10-01' }),
      award('I9', { ...imp, numen: numen(9) }),
      `${award('F3', {})};un champ de trop`,
      award('C1', { numen: numen(5), regime: 'CP' }),
    ),
    absences: lines(
      'id_absence;numen;type;date_debut;date_fin',
      `A1;${numen(4)};RTT;2015-10-01;2015-10-02`,
      `A2;${numen(2)};CMO;2016-05-01;2016-05-05`,
    ),
    service: lines(
      'numen;date_debut;date_fin;quotite_service;quotite_financiere',
      '31E9999999ZZZ;2015-09-01;;80;',
      `${numen(4)};2015-09-01;;95,5;`,
      `${numen(4)};2015-09-01;;120;`,
    ),
    remplacements: lines(
      'id_remplacement;id_mission;numen_remplacant;date_debut;date_fin',
      `R1;T2;${numen(4)};2016-01-01;2016-01-31`,
      `R2;EPS1;${numen(3)};2015-08-15;2015-09-15`,
      `R3;I12;${numen(3)};2016-01-01;2016-01-31`,
      `R4;T2;${numen(1)};2016-03-01;2016-03-10`,
      `R5;MF3;${numen(2)};2016-03-01;2016-03-10`,
      `R6;I9;${numen(3)};2016-03-01;2016-03-10`,
      `R7;T2;${numen(8)};2016-05-01;2016-05-10`,
      `R8;T2;${numen(8)};2016-06-01;2016-06-10`,
      `R8;T2;${numen(8)};2016-06-15;2016-06-20`,
      `R9;T2;31E9999999ZZZ;2016-06-01;2016-06-10`,
    ),
    etablissements: lines('uai;type;programme', '0750654D;CLG;REP', '0750654D;LGT;', '0750001A;LPO;'),
    enveloppes: lines('uai;annee_scolaire;montant', '0750654D;2015;1000', '0750654D;2015-2016;1000'),
    districts: lines(
      'district;annee_scolaire;taux_annuel',
      'D1;2015-2016;2500',
      'D2;2015-2016;2500',
      'D1;2015-2016;3750',
    ),
  };
}

const COLUMNS =
  'id_mission etat numen regime fonction niveau modalite uai date_debut date_fin taux_annuel participation decharge hse stagiaire nb_stagiaires nb_etudiants district lettre_mission'.split(
    ' ',
  );

const unss = {
  numen: numen(4),
  regime: 'IMP',
  fonction: 'UNSS',
  niveau: 'A',
  modalite: 'A',
  lettre_mission: 'L1',
};
const imp = {
  numen: numen(4),
  regime: 'IMP',
  fonction: 'DISCIPLINE',
  niveau: 'E',
  modalite: 'A',
  uai: '0750654D',
  taux_annuel: '625',
};
const ific = { numen: numen(4), regime: 'IFIC', taux_annuel: '400', date_debut: '2013-09-01' };

function numen(rank: number): string {
  return `31E000000${String(rank)}ABC`;
}

function agent(rank: number, rest: string): string {
  const body = `18412764510${String(rank)}0`;
  return `${numen(rank)};${body}${nirKeyOf(body)};${rest}`;
}

function award(id: string, values: Readonly<Record<string, string>>): string {
  const row: Readonly<Record<string, string>> = { date_debut: '2015-09-01', ...values, id_mission: id };
  return COLUMNS.map((column) => row[column] ?? '').join(';');
}

function lines(...rows: readonly string[]): string {
  return `${rows.join('\n')}\n`;
}
