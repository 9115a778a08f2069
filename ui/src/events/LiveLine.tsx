import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { count } from '../time/format';
import style from './LiveLine.module.css';
import type { Tail } from './useTail';

interface Props {
  tail: Tail;
  paused: boolean;
  pause: (paused: boolean) => void;
}

const STATES = {
  off: '',
  connecting: 'Connecting…',
  on: 'Following live',
  lost: 'Connection lost, trying again…',
};

/** How fast events come in, what waits and what was left out while following live. */
export function LiveLine({ tail, paused, pause }: Props) {
  return (
    <div className={style.line}>
      <span className={`${style.dot} ${tail.state === 'on' && !paused ? style.on : ''}`} aria-hidden />
      <span role="status">{paused ? 'Paused' : STATES[tail.state]}</span>
      <span className={style.number}>{tail.perSecond.toFixed(tail.perSecond < 10 ? 1 : 0)} a second</span>
      {tail.waiting > 0 && <span className={style.number}>{count(tail.waiting)} waiting</span>}
      <span className={tail.dropped > 0 ? style.dropped : style.number}>
        {tail.dropped > 0
          ? `${count(tail.dropped)} left out: too fast to show. All are found by searching.`
          : 'none left out'}
      </span>
      <button type="button" className={style.pause} onClick={() => pause(!paused)}>
        {paused ? <IconPlayerPlay size={13} aria-hidden /> : <IconPlayerPause size={13} aria-hidden />}
        {paused ? 'Go on' : 'Pause'} <kbd>.</kbd>
      </button>
    </div>
  );
}
