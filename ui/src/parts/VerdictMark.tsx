import {
  IconCircleCheck,
  IconDiamondFilled,
  IconHourglassEmpty,
  IconQuestionMark,
  IconSquareRoundedCheck,
} from '@tabler/icons-react';
import type { Verdict } from '../api/event';
import style from './Mark.module.css';

/** Whether it was expected: an icon, a word and a colour, never a colour alone. What is only usual is drawn
 * hollow; what is not judged yet says so. */
export function VerdictMark({ verdict, short = false }: { verdict: Verdict | undefined; short?: boolean }) {
  const look = lookOf(verdict);
  return (
    <span
      className={`${style.mark} ${style[look.tone] ?? ''} ${short ? style.short : ''}`}
      title={short ? look.word : look.title}
    >
      <look.Icon size={13} stroke={2.2} aria-hidden />
      <span className={short ? style.unseen : undefined}>{look.word}</span>
    </span>
  );
}

function lookOf(verdict: Verdict | undefined) {
  if (!verdict)
    return { word: 'Not judged yet', tone: 'pending', Icon: IconHourglassEmpty, title: undefined };
  const title = verdict.rule ?? verdict.missing?.join(', ');
  switch (verdict.value) {
    case 'unexpected':
      return { word: 'Unexpected', tone: 'caution', Icon: IconDiamondFilled, title };
    case 'undecided':
      return { word: 'Undecided', tone: 'undecided', Icon: IconQuestionMark, title };
    case 'expected':
      return verdict.basis === 'usual'
        ? { word: 'Usual', tone: 'usual', Icon: IconCircleCheck, title }
        : { word: 'Expected', tone: 'expected', Icon: IconSquareRoundedCheck, title };
  }
}
