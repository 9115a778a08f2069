import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Raw, readRaw } from '../api/events';
import { may } from '../api/session';
import { Failure } from '../parts/Failure';
import { useSession } from '../session/SessionGate';
import { stretches } from '../text/unseen';
import { EraseEvent } from './EraseEvent';
import style from './EventDrawer.module.css';
import { RevealRaw } from './RevealRaw';

const RAW_LETTERS_MAX = 200_000;

/** What the tool sent, secrets blacked out, as text and nothing else. */
export function EventRaw({ id }: { id: string }) {
  const session = useSession();
  const [revealed, setRevealed] = useState<Raw>();
  const raw = useQuery({ queryKey: ['event', id, 'raw'], queryFn: ({ signal }) => readRaw(id, signal) });
  if (raw.error) return <Failure error={raw.error} retry={() => void raw.refetch()} />;
  if (!raw.data) return <p role="status">Reading…</p>;
  const text = indented((revealed ?? raw.data).text);
  return (
    <>
      <p className={style.rawNote}>
        As received{raw.data.reduced ? ', without the fields this source is set to leave out' : ''}.{' '}
        {revealed
          ? 'Shown with its secrets; that you looked is on record.'
          : 'Secrets stand as [redacted:…].'}
      </p>
      {/* A region that scrolls must be reachable by keyboard. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
      <pre className={style.raw} tabIndex={0}>
        {visible(text.slice(0, RAW_LETTERS_MAX))}
        {text.length > RAW_LETTERS_MAX &&
          `\n… ${text.length - RAW_LETTERS_MAX} more characters; export the event to read them`}
      </pre>
      {!revealed && may(session, 'payload.reveal') && <RevealRaw id={id} reveal={setRevealed} />}
      {may(session, 'erase') && <EraseEvent id={id} />}
    </>
  );
}

/** JSON is laid out to be read; anything else stays as it came. */
function indented(text: string): string {
  // Numbers beyond 2^53 would change in a round trip, so a text that holds one is left alone.
  if (/\d{16}/.test(text)) return text;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** Line breaks and tabs are layout here; every other unseen character is written by its code. */
function visible(text: string): string {
  return text
    .split(/(\r?\n|\t)/)
    .map((part) =>
      /^(\r?\n|\t)$/.test(part)
        ? part
        : stretches(part)
            .map((stretch) => (stretch.kind === 'plain' ? stretch.text : `⟨${stretch.code}⟩`))
            .join(''),
    )
    .join('');
}
