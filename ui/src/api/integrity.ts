import { address, get, Problem } from './request';

export interface Integrity {
  origin: string;
  size: number;
  sealed: number;
  checkpoint_note: string;
  root: string;
  checked_at?: string;
  last_verified?: string | { at: string; ok: boolean; records?: number };
  /** What the proof detects and what it does not, in one honest sentence. */
  rung?: string;
  rung_sentence?: string;
  vkey?: string;
}

export const readIntegrity = () => get<Integrity>('/integrity');

/** The hashes that show the tree of `from` leaves to be the beginning of the one of `to` leaves. */
export async function readConsistency(from: number, to: number): Promise<string[]> {
  const answer = await get<{ proof?: string[]; path?: string[] } | string[]>('/integrity/checkpoint', {
    from,
    to,
  });
  return Array.isArray(answer) ? answer : (answer.proof ?? answer.path ?? []);
}

export interface VerifyProgress {
  done?: number;
  total?: number;
  finished?: boolean;
  ok?: boolean;
  result?: string;
  findings?: (string | { message: string })[];
  [name: string]: unknown;
}

/** Has the server recompute the whole journal; tells how far it is, one line at a time. */
export async function verifyJournal(
  csrf: string,
  tell: (progress: VerifyProgress) => void,
  signal: AbortSignal,
): Promise<void> {
  const answer = await fetch(address('/integrity/verify'), {
    method: 'POST',
    headers: { 'X-CSRF-Token': csrf, Accept: 'application/x-ndjson' },
    credentials: 'same-origin',
    signal,
  });
  if (!answer.ok || !answer.body)
    throw new Problem(answer.status, 'The journal could not be checked', await answer.text());
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    const lines = (rest + (value ?? '')).split('\n');
    rest = done ? '' : (lines.pop() ?? '');
    for (const line of lines) {
      const text = line.replace(/^data:\s*/, '').trim();
      if (text.startsWith('{')) tell(JSON.parse(text) as VerifyProgress);
    }
    if (done) return;
  }
}
