import { Link } from '@tanstack/react-router';
import type { Event } from '../api/event';
import { useZone } from '../appearance/appearance';
import { DataText } from '../parts/DataText';
import { Sensitive } from '../parts/Did';
import { OutcomeMark } from '../parts/OutcomeMark';
import { Time } from '../parts/Time';
import { VerdictMark } from '../parts/VerdictMark';
import { WhoPicture } from '../parts/Who';
import { clockface } from '../time/zone';
import style from './Overview.module.css';

/** What the list is made of; in Explore the same question shows the rest. */
export const PRIVILEGED = 'is:privileged is:change';

interface Props {
  event: Event;
  /** The question it is an answer of. */
  query?: string;
}

/** One event as a sentence; it opens in Explore, among the others of its question. */
export function EventRow({ event, query = PRIVILEGED }: Props) {
  const offset = clockface(new Date(), useZone()).offset;
  return (
    <li>
      <Link to="/explore" search={{ q: query, range: 'all', event: event.id }} className={style.row}>
        <Time iso={event.time} quality={event.time_quality} known={offset} />
        <WhoPicture account={event.actor} behind={event.behind} />
        <span className={style.rowSentence}>
          <DataText value={event.sentence ?? `${event.action} ${event.resource.path}`} max={200} />
        </span>
        <span className={style.rowMarks}>
          {event.verdict?.value === 'unexpected' && <VerdictMark verdict={event.verdict} />}
          <Sensitive permission={event.permission} />
          {event.outcome !== 'succeeded' && <OutcomeMark outcome={event.outcome} />}
        </span>
      </Link>
    </li>
  );
}
