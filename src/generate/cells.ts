import type { SchoolYear } from '../calendar/school-year.js';
import { absenceFields } from './absences.js';
import { agentFields } from './agents.js';
import { awardFields } from './award.js';
import type { Cell, World } from './cell.js';
import { faultPlanter } from './faults/catalogue.js';
import { districtFields, schoolFields, type School } from './schools.js';
import { drawSchoolStaff, type SchoolStaff } from './school-staff.js';
import { rowOf, type FileName, type Row } from './tables.js';

/** The schools in order, with the planted faults spread evenly among them. */
export function* cellsOf(world: World): Generator<Cell, void> {
  const { schools, errors } = world;
  const plantFault = faultPlanter(world);
  let fault = 0;
  for (const school of schools) {
    while (fault < errors && Math.floor((fault * schools.length) / errors) <= school.rank) {
      yield plantFault(fault++);
    }
    yield schoolCell(school, world);
  }
}

/** The staff is drawn when a file needs it: the files about schools do without. */
function schoolCell(school: School, world: World): Cell {
  let drawn: SchoolStaff | undefined;
  const staff = (): SchoolStaff => (drawn ??= drawSchoolStaff(school, world));
  return { rows: (file) => schoolRows(file, school, staff, world.year), planted: [] };
}

function schoolRows(
  file: FileName,
  school: School,
  staff: () => SchoolStaff,
  year: SchoolYear,
): readonly Row[] {
  switch (file) {
    case 'agents.csv':
      return staff().members.map(({ agent }) => rowOf(file, agentFields(agent)));
    case 'service.csv':
      return staff().servicePeriods.map((period) => rowOf(file, period));
    case 'missions.csv':
      return staff().members.flatMap(({ awards }) => awards.map((award) => rowOf(file, awardFields(award))));
    case 'absences.csv':
      return staff().members.flatMap(({ agent, absences }) =>
        absences.map((absence, order) => rowOf(file, absenceFields(absence, agent, order))),
      );
    case 'remplacements.csv':
      return staff().replacements.map((replacement) => rowOf(file, replacement));
    case 'etablissements.csv':
      return [rowOf(file, schoolFields(school))];
    case 'enveloppes.csv': {
      const { envelope } = staff();
      return envelope === undefined ? [] : [rowOf(file, envelope)];
    }
    case 'districts.csv':
      return school.unss === undefined ? [] : [rowOf(file, districtFields(school.unss, year))];
  }
}
