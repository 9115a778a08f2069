import type { Fact } from '../api/week';

const text = (value: unknown): string =>
  Array.isArray(value)
    ? value.map(text).join(', ')
    : typeof value === 'string'
      ? value
      : JSON.stringify(value);

/** A fact as one line. */
export function factLine(fact: Fact): string {
  const of = (member: string) => (fact[member] === undefined ? '' : text(fact[member]));
  switch (fact.fact) {
    case 'right':
      return `${of('account')} may ${of('permissions')} on ${of('resource')}, through ${of('through')}`;
    case 'setting':
      return `${of('name')} of ${of('resource')} is ${of('value')}`;
    case 'credential':
      return `${of('kind')} ${of('name')} on ${of('resource')}`;
    case 'account':
      return `${of('name') || of('account')} is ${of('role')} of ${of('resource')}, ${of('state')}`;
    case 'membership':
      return `${of('account')} is in ${of('group')}`;
  }
}
