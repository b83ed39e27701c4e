import { spoiltFields, type Fault, type Spoilt } from './fault.js';

/** Faults of `service.csv`. */
export const SERVICE_FAULTS: readonly Fault[] = [
  spoilt({ quotite_service: '' }, 'field.missing'),
  spoilt({ quotite_service: 'mi-temps' }, 'field.format'),
  spoilt({ quotite_service: '110' }, 'field.range'),
  spoilt({ quotite_financiere: '0' }, 'field.range'),
  spoilt({ quotite_service: '95' }, 'service.over-90'),
  spoilt((sheet) => ({ date_fin: sheet.noSuchDay() }), 'field.format'),
  spoilt((sheet) => ({ date_debut: sheet.day(2, 1), date_fin: sheet.day(1, 31) }), 'period.reversed'),
  {
    plant: (sheet) => {
      const { numen } = sheet.agent();
      sheet.servicePeriod(numen, { date_fin: sheet.day(1, 31) });
      sheet.servicePeriod(numen, { date_debut: sheet.day(1, 15), quotite_service: '50' }, 'service.overlap');
    },
  },
  {
    plant: (sheet) => {
      sheet.servicePeriod(sheet.unlistedNumen(), {}, 'reference.unknown-agent');
    },
  },
];

function spoilt(fields: Spoilt<'service.csv'>, ...codes: readonly string[]): Fault {
  return {
    plant: (sheet) => {
      const { numen } = sheet.agent();
      sheet.plainAward(numen);
      sheet.servicePeriod(numen, spoiltFields(fields, sheet), ...codes);
    },
  };
}
