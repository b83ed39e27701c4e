/**
 * Shows the rows of movements that hold every word typed, whatever their accents and capitals, and says how many there
 * are and what they come to. It adds nothing that is not in the rows; without it they are all there.
 */
export const FILTER_SCRIPT = `
(() => {
  'use strict';
  const form = document.getElementById('filter');
  const table = document.getElementById('movement-rows');
  if (form === null || table === null) return;
  const [text, nature, said] = ['text', 'nature', 'said'].map((name) => document.getElementById('filter-' + name));
  const plain = (words) => words.normalize('NFD').replace(/\\p{M}/gu, '').toLowerCase();
  const isFrench = form.dataset.lang === 'fr';
  const grouped = (digits) => digits.replace(/\\B(?=(\\d{3})+$)/g, isFrench ? '\\u202f' : ',');
  const euros = (cents) => {
    const sign = cents < 0 ? '\\u2212' : '';
    const digits = String(Math.abs(cents)).padStart(3, '0');
    const [whole, decimals] = [grouped(digits.slice(0, -2)), digits.slice(-2)];
    return isFrench ? sign + whole + ',' + decimals + '\\u00a0\\u20ac' : sign + '\\u20ac' + whole + '.' + decimals;
  };
  const rows = Array.from(table.tBodies[0].rows, (row) => ({
    row,
    words: plain(Array.from(row.cells, (cell) => cell.textContent).join(' ')),
    nature: row.dataset.nature,
    cents: Number(row.dataset.cents),
  }));
  const apply = () => {
    const wanted = plain(text.value).split(/\\s+/).filter((word) => word !== '');
    let [shown, net] = [0, 0];
    for (const { row, words, nature: own, cents } of rows) {
      const stays = (nature.value === '' || own === nature.value) && wanted.every((word) => words.includes(word));
      row.hidden = !stays;
      if (!stays) continue;
      shown += 1;
      net += cents;
    }
    said.textContent = form.dataset.said
      .replace('{shown}', grouped(String(shown)))
      .replace('{total}', grouped(String(rows.length)))
      .replace('{net}', euros(net));
  };
  let waiting;
  text.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, 120);
  });
  nature.addEventListener('change', apply);
  form.addEventListener('reset', () => setTimeout(apply));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    apply();
  });
  form.hidden = false;
  apply();
})();
`;
