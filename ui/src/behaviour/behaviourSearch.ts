/** What the address of Behaviour holds: the same list with the same ledger open, for whoever it is sent to. */
export interface BehaviourSearch {
  view?: 'signals';
  /** Whose ledger is open: `person:`, `machine:` or `account:` and the id. */
  open?: string;
}

const SUBJECT = /^(person|machine|account):.{1,1000}$/;

/** Reads an address; what makes no sense is left out rather than guessed. */
export function behaviourSearch(search: Record<string, unknown>): BehaviourSearch {
  const out: BehaviourSearch = {};
  if (search.view === 'signals') out.view = 'signals';
  if (SUBJECT.test(String(search.open ?? ''))) out.open = String(search.open);
  return out;
}
