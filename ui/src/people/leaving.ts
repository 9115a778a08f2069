import type { Leaving, Leftover } from '../api/people';

/** How it stands with everything of somebody, in a sentence. */
export function leavingSentence({ state, states, leftovers }: Leaving): string {
  if (leftovers.length === 0)
    return 'Nothing of theirs is known: no account is linked and no machine is theirs.';
  const open = states.open;
  const untold = states['cannot-tell'];
  if (state !== 'left') return `They are still here. ${ways(leftovers.length)} to close when they go.`;
  if (open + untold === 0) return `All ${leftovers.length} are closed.`;
  const parts = [];
  if (open > 0) parts.push(`${ways(open)} still open`);
  if (untold > 0) parts.push(`of ${untold} nobody can tell`);
  return `${capital(parts.join(', '))}; ${states.closed} closed.`;
}

/** Of the rights of an account, how many are how. */
export function rightsSentence(rights: Leftover[]): string {
  const closed = rights.filter((one) => one.state === 'closed').length;
  const open = rights.length - closed;
  const listed = open === 1 ? '1 right is listed' : `${open} rights are listed`;
  const gone = closed === 1 ? '1 is closed' : `${closed} are closed`;
  if (open === 0) return `Of its rights ${gone}`;
  return closed === 0 ? listed : `${listed}, ${gone}`;
}

const ways = (count: number) => (count === 1 ? '1 way in' : `${count} ways in`);

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
