/** How another system writes a number. */
export interface NumberForm {
  /** Before the decimals; `undefined`: whole numbers only. */
  readonly decimal: ',' | '.' | undefined;
  /** Between groups of three figures, in every group or in none. A space stands for the no-break ones too. */
  readonly thousands: ' ' | '.' | ',' | "'" | undefined;
  /** `centimes`: 125000 is 1250,00 (euros). `fraction`: 0,8 is 80 (per cent). `undefined`: as the contract counts. */
  readonly unit: 'centimes' | 'fraction' | undefined;
}

/**
 * The reader of a number in this form. Figures are moved as text: no amount passes through a floating-point number.
 *
 * @returns a function that gives the number with a decimal comma, or `undefined` for a text of another form
 */
export function numberReader(form: NumberForm): (text: string) => string | undefined {
  const { decimal, thousands, unit } = form;
  const grouped = thousands === undefined ? '' : String.raw`\d{1,3}(?:${signOf(thousands)}\d{3})+|`;
  const decimals = decimal === undefined ? '' : String.raw`(?:${signOf(decimal)}(\d+))?`;
  const shape = new RegExp(String.raw`^(-?)(${grouped}\d+)${decimals}$`);
  return (text) => {
    const [, minus = '', whole = '', rest = ''] = shape.exec(text) ?? [];
    if (whole === '') return undefined;
    return `${minus}${inContractUnit(whole.replaceAll(/\D/g, ''), rest, unit)}`;
  };
}

/** The form as people read it: `1 234,56`. */
export function numberExample({ decimal, thousands, unit }: NumberForm): string {
  const gap = thousands ?? '';
  switch (unit) {
    case undefined:
      return `1${gap}234${decimal === undefined ? '' : `${decimal}56`}`;
    case 'centimes':
      return `123${gap}456${decimal === undefined ? '' : `${decimal}7`} centimes`;
    case 'fraction':
      return decimal === undefined ? '1' : `0${decimal}80`;
  }
}

function inContractUnit(whole: string, decimals: string, unit: NumberForm['unit']): string {
  switch (unit) {
    case undefined:
      return written(whole, decimals);
    case 'centimes': {
      const figures = whole.padStart(3, '0');
      return written(figures.slice(0, -2), `${figures.slice(-2)}${decimals}`);
    }
    case 'fraction': {
      const figures = decimals.padEnd(2, '0');
      return written(`${whole}${figures.slice(0, 2)}`.replace(/^0+(?=\d)/, ''), figures.slice(2));
    }
  }
}

function written(whole: string, decimals: string): string {
  return decimals === '' ? whole : `${whole},${decimals}`;
}

function signOf(sign: string): string {
  if (sign === ' ') return String.raw`[ \u00a0\u202f]`;
  return sign === '.' ? String.raw`\.` : sign;
}
