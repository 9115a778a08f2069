import { address, get, Problem } from './request';

export interface Integrity {
  origin: string;
  size: number;
  sealed: number;
  checkpoint_note: string;
  root: string;
  checked_at: string;
  last_verified?: { at: string; ok: boolean; records: number };
  /** When a checkpoint was kept outside this machine last, or why none was. */
  last_anchor?: { at: string; size: number; problem?: string };
  last_backup?: { at: string; size: number; keys: boolean };
  /** What the proof detects and what it does not, in one honest sentence. */
  rung: string;
  vkey: string;
  disk_free_bytes?: number;
  /** Why no records are taken, when none are. */
  fenced?: string;
  troubled?: string;
  /** What was noted while no records could be taken. */
  emergency?: string[];
}

export const readIntegrity = () => get<Integrity>('/integrity');

/** The hashes that show the tree of `from` leaves to be the beginning of the one of `to` leaves. */
export const readConsistency = (from: number, to: number) =>
  get<{ proof: string[] }>('/integrity/checkpoint', { from, to }).then((answer) => answer.proof);

/** One line of a verification: under way, or how it ended. */
export interface VerifyProgress {
  finished: boolean;
  total: number;
  ok?: boolean;
  result?: string;
  records?: number;
  findings?: string[];
}

/** Has the server recompute the whole journal; tells how far it is, one line at a time. */
export async function verifyJournal(
  csrf: string,
  tell: (progress: VerifyProgress) => void,
  signal: AbortSignal,
): Promise<void> {
  const answer = await fetch(address('/integrity/verify'), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': csrf, Accept: 'application/x-ndjson' },
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
      if (line.trim()) tell(JSON.parse(line) as VerifyProgress);
    }
    if (done) return;
  }
}
