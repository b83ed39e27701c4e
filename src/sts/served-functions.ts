import type { Award } from '../model/index.js';

/** Whom a text reserves an allowance to, in the words of STS-web, and that text. */
export interface ServedFunctions {
  readonly accepted: readonly string[];
  readonly source: string;
  /** Whether the text speaks of the function exercised, or of the whole allowance. */
  readonly concerns: 'allowance' | 'function';
}

/** Professeurs documentalistes are teachers. */
const TEACHERS = ['ENS', 'DOC'];
/** Teachers and conseillers principaux d'éducation. */
const TEACHERS_AND_CPE = [...TEACHERS, 'EDU'];

/**
 * Whom an award is reserved to; `undefined` where no text read here says so. The texts write « enseignant » for four
 * functions of the IMP, and « enseignants ou CPE » for the others.
 */
export function servedFunctionsOf({ allowance, missionFunction }: Award): ServedFunctions | undefined {
  if (allowance === 'IMP') {
    const source = Object.hasOwn(TEACHERS_ONLY, missionFunction) ? TEACHERS_ONLY[missionFunction] : undefined;
    if (source !== undefined) return { accepted: TEACHERS, source, concerns: 'function' };
  }
  return Object.hasOwn(BY_ALLOWANCE, allowance) ? BY_ALLOWANCE[allowance] : undefined;
}

const TEACHERS_ONLY: Readonly<Record<string, string>> = {
  EPS: 'Projet de circulaire IMP, II 2',
  CYCLE: 'Projet de circulaire IMP, II 3',
  TUTORAT_LYCEE: 'Projet de circulaire IMP, II 7',
  DECROCHAGE: 'Projet de circulaire IMP, II 8',
};

const BY_ALLOWANCE: Readonly<Record<string, ServedFunctions>> = {
  IMP: forAll(TEACHERS_AND_CPE, 'Projet de circulaire IMP, introduction ; décret 2015-475'),
  IFIC: forAll(TEACHERS_AND_CPE, 'Circulaire 2010-243, I'),
  MF: forAll(TEACHERS, 'Lettre du 10 octobre 2014, I'),
  T1D: forAll(TEACHERS, 'Lettre du 10 octobre 2014, I'),
  CP: forAll(TEACHERS, 'Lettre du 10 octobre 2014, II'),
  CPD_EPS: forAll(TEACHERS, 'Lettre du 10 octobre 2014, II'),
  T2D: forAll(TEACHERS_AND_CPE, 'Lettre du 10 octobre 2014, III'),
  FA: forAll(TEACHERS_AND_CPE, 'Lettre du 10 octobre 2014, IV'),
  SOPA_2010: forAll(TEACHERS_AND_CPE, 'Lettre du 10 octobre 2014, V'),
};

function forAll(accepted: readonly string[], source: string): ServedFunctions {
  return { accepted, source, concerns: 'allowance' };
}
