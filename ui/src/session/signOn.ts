import type { Returned } from '../api/session';

/** Where the identity provider sends browsers back to. */
const RETURN_PATH = '/signed-on';
const MEMBERS = ['code', 'state', 'iss', 'error'] as const;

type Place = Pick<Location, 'pathname' | 'search'>;

/** What the identity provider sent this browser back with; nothing on any other page. */
export function returnedFrom({ pathname, search }: Place): Returned | undefined {
  if (pathname !== RETURN_PATH) return undefined;
  const sent = new URLSearchParams(search);
  const returned: Returned = {};
  for (const member of MEMBERS) {
    const value = sent.get(member);
    if (value !== null) returned[member] = value;
  }
  return returned.state === undefined ? undefined : returned;
}

/** Where somebody goes on who signs in here. */
export const placeToGoTo = ({ pathname, search }: Place): string =>
  pathname === RETURN_PATH ? '/' : pathname + search;
