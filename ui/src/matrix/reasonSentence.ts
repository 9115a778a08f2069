import type { Comparison } from '../api/access';
import type { Reasons } from '../api/matrix';

const ORDER: Comparison[] = [
  'used-not-expected',
  'used-not-granted',
  'granted-not-expected',
  'granted-not-used',
  'expected-not-granted',
];

/** What a cell comes down to, in a sentence; what wants a look first is said. */
export function reasonSentence(reasons: Reasons): string {
  const name = reasons.person?.name ?? reasons.id;
  for (const comparison of ORDER) {
    const all = reasons.differences.filter((one) => one.comparison === comparison);
    if (all.length > 0) {
      return said(name, comparison, list([...new Set(all.flatMap((one) => one.permissions))]));
    }
  }
  const may = list([...new Set(reasons.ways.flatMap((way) => way.permissions))]);
  if (may === '') return `${name} was active here, and no snapshot says what is granted.`;
  return reasons.uses.length > 0
    ? `${name} has ${may} here and uses it.`
    : `${name} has ${may} here; no use of it was seen.`;
}

function said(name: string, comparison: Comparison, permissions: string): string {
  switch (comparison) {
    case 'used-not-expected':
      return `${name} used ${permissions} here. Nobody decided that they should.`;
    case 'used-not-granted':
      return `${name} used ${permissions} here, and no snapshot lets them.`;
    case 'granted-not-expected':
      return `${name} has ${permissions} here. Nobody decided that they should.`;
    case 'expected-not-granted':
      return `${name} should have ${permissions} here, and has not.`;
    case 'granted-not-used':
      return `${name} has ${permissions} here, as expected, and did not use it for 90 days.`;
  }
}

const list = (words: string[]) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
