import type { PersonState, SubjectKind } from '../api/people';

/** What the address of People holds: the same list, or the same person, for whoever it is sent to. */
export interface PeopleSearch {
  kind?: SubjectKind;
  state?: PersonState;
  /** Letters a name, address, team or id has. */
  q?: string;
  /** The person or machine whose page is open. */
  id?: string;
  /** True for the questions that wait. */
  queue?: boolean;
}

const STATES: readonly string[] = ['expected', 'active', 'moved', 'left'];
const LETTERS_MAX = 200;

/** Reads an address; what makes no sense is left out rather than guessed. */
export function peopleSearch(search: Record<string, unknown>): PeopleSearch {
  const out: PeopleSearch = {};
  if (search.kind === 'person' || search.kind === 'machine') out.kind = search.kind;
  if (STATES.includes(String(search.state))) out.state = search.state as PersonState;
  if (search.q !== undefined && String(search.q).trim()) out.q = String(search.q).slice(0, LETTERS_MAX);
  if (search.id !== undefined && String(search.id)) out.id = String(search.id).slice(0, LETTERS_MAX * 2);
  if (search.queue === true || search.queue === 'true') out.queue = true;
  return out;
}
