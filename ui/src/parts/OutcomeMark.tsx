import { IconAlertTriangle, IconCheck, IconCircleDashed, IconX } from '@tabler/icons-react';
import type { Outcome } from '../api/event';
import style from './Mark.module.css';

const LOOKS = {
  succeeded: { word: 'Succeeded', Icon: IconCheck },
  denied: { word: 'Denied', Icon: IconX },
  failed: { word: 'Failed', Icon: IconAlertTriangle },
  'not-recorded': { word: 'Not recorded', Icon: IconCircleDashed },
} as const;

/** What the tool said happened: an icon, a word and a colour, never a colour alone. Where room is short the
 * icon stands for the word, which is still read aloud. */
export function OutcomeMark({ outcome, short = false }: { outcome: Outcome; short?: boolean }) {
  const look = LOOKS[outcome] ?? LOOKS['not-recorded'];
  return (
    <span
      className={`${style.mark} ${style[outcome] ?? ''} ${short ? style.short : ''}`}
      title={short ? look.word : undefined}
    >
      <look.Icon size={13} stroke={2.4} aria-hidden />
      <span className={short ? style.unseen : undefined}>{look.word}</span>
    </span>
  );
}
