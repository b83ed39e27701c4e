/** The three texts give a replacement what the holder no longer earns. */
const REPLACEMENT =
  'Projet de circulaire IMP, I ; circulaire 2010-243, 2.2.2 ; lettre du 10 octobre 2014, I à V';

/**
 * Where each code comes from, as rules section 11 cites it, for an issue that states no source of its own: the law
 * data state theirs. A code about the shape of a file has none: no law says how a date is written.
 */
export const SOURCES: Readonly<Record<string, string>> = {
  'reference.unknown-school': 'Projet de circulaire IMP, II ; circulaire 2010-243, I',
  'reference.unknown-district': 'Projet de circulaire IMP, III',
  'service.over-90': 'CGFP L. 612-5',
  'award.not-validated': 'Projet de circulaire IMP, I',
  'award.outside-service-year': 'Projet de circulaire IMP, I',
  'award.overlap': 'Lettre du 10 octobre 2014',
  'award.vanished': 'Loi 2000-321 art. 37-1',
  'imp.rate-not-allowed': 'Projet de circulaire IMP, II et III',
  'imp.relief-exclusive': 'Projet de circulaire IMP, I et III',
  'imp.cpge-full-service': 'Projet de circulaire IMP, introduction',
  'imp.letter-missing': 'Projet de circulaire IMP, I et III',
  'imp.school-type': 'Projet de circulaire IMP, II 7',
  'imp.eps-threshold': 'Projet de circulaire IMP, II 2',
  'imp.eps-rate': 'Projet de circulaire IMP, II 2',
  'imp.unss-cap': 'Projet de circulaire IMP, III',
  'imp.exceptional-rate': 'Projet de circulaire IMP, II 4',
  'imp.envelope-exceeded': 'Projet de circulaire IMP, I',
  'ific.amount': 'Circulaire 2010-243, I',
  'ific.school-type': 'Circulaire 2010-243, I',
  'ific.relief-exclusive': 'Circulaire 2010-243, I',
  'ific.overtime-exclusive': 'Circulaire 2010-243, 2.2.2',
  'ific.too-many-functions': 'Circulaire 2010-243, 2.2.2',
  'mf.no-certificate': 'Lettre du 10 octobre 2014, I',
  'mf.no-trainee': 'Lettre du 10 octobre 2014, I',
  't1d.certified': 'Lettre du 10 octobre 2014, I',
  'tutor.several-trainees': 'Lettre du 10 octobre 2014, I et III',
  't2d.share-exceeded': 'Lettre du 10 octobre 2014, III',
  't2d.trainee-missing': 'Lettre du 10 octobre 2014, III',
  'degree.mismatch': 'Lettre du 10 octobre 2014',
  'sopa.relief-exclusive': 'Lettre du 10 octobre 2014, V ; arrêté du 7 mai 2012 art. 6',
  'sopa.students': 'Lettre du 10 octobre 2014, V',
  'cumul.cp-tutor': 'Lettre du 10 octobre 2014, II',
  'cumul.cp-eps': 'Lettre du 10 octobre 2014, II',
  'replacement.overlap': REPLACEMENT,
  'replacement.self': REPLACEMENT,
  'replacement.outside-award': REPLACEMENT,
  'replacement.without-absence': REPLACEMENT,
};

/** The source of a code, empty when there is none to cite. */
export function sourceOf(code: string, facts: Readonly<Record<string, string>>): string {
  if (Object.hasOwn(facts, 'source')) return facts['source'] ?? '';
  return Object.hasOwn(SOURCES, code) ? (SOURCES[code] ?? '') : '';
}
