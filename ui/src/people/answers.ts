import type { CellState } from '../api/matrix';

export type Answer = 'yes' | 'no' | 'unsaid';

/** The three answers beside each other. */
export interface Answers {
  expected: Answer;
  granted: Answer;
  used: Answer;
}

/** What the state of a permission says of each of the three; without a model nothing is said of what is
 * expected where the tools' own state alone is known. */
export function answersOf(state: CellState, modelled: boolean): Answers {
  const asModelled: Answer = modelled ? 'yes' : 'unsaid';
  switch (state) {
    case 'used-not-expected':
      return { expected: 'no', granted: 'unsaid', used: 'yes' };
    case 'used-not-granted':
      return { expected: 'unsaid', granted: 'no', used: 'yes' };
    case 'granted-not-expected':
      return { expected: 'no', granted: 'yes', used: 'unsaid' };
    case 'granted-not-used':
      return { expected: 'yes', granted: 'yes', used: 'no' };
    case 'expected-not-granted':
      return { expected: 'yes', granted: 'no', used: 'unsaid' };
    case 'granted-and-used':
      return { expected: asModelled, granted: 'yes', used: 'yes' };
    case 'granted':
      return { expected: asModelled, granted: 'yes', used: 'unsaid' };
    case 'used':
      return { expected: 'unsaid', granted: 'unsaid', used: 'yes' };
  }
}

/** The permissions of a cell under the answer they have, so that a column can be read down. */
export function permissionsBy(
  permissions: Record<string, CellState>,
  modelled: boolean,
  part: keyof Answers,
): { yes: string[]; no: string[] } {
  const out: { yes: string[]; no: string[] } = { yes: [], no: [] };
  for (const [permission, state] of Object.entries(permissions)) {
    const answer = answersOf(state, modelled)[part];
    if (answer !== 'unsaid') out[answer].push(permission);
  }
  return out;
}
