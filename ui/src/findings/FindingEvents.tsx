import { Link } from '@tanstack/react-router';
import type { Counted, WholeFinding } from '../api/findings';
import { DataText } from '../parts/DataText';
import { OutcomeMark } from '../parts/OutcomeMark';
import { Time } from '../parts/Time';
import { VerdictMark } from '../parts/VerdictMark';
import { count } from '../time/format';
import style from './Findings.module.css';

/** What it rests on, the oldest first, beside what was usual there. */
export function FindingEvents({ whole }: { whole: WholeFinding }) {
  const { finding, events, missing } = whole;
  const more = finding.count - events.length;
  return (
    <>
      <h3>What it rests on</h3>
      {events.length > 0 && (
        <ol className={style.events}>
          {events.map((event) => (
            <li key={event.id}>
              <Time iso={event.time} quality={event.time_quality} />
              <Link to="/explore" search={{ event: event.id, q: `id:${event.id}`, range: 'all' }}>
                <DataText value={event.sentence ?? event.action} max={260} />
              </Link>
              <span className={style.eventMarks}>
                {event.outcome !== 'succeeded' && <OutcomeMark outcome={event.outcome} />}
                {event.verdict && <VerdictMark verdict={event.verdict} />}
              </span>
            </li>
          ))}
        </ol>
      )}
      <p className={style.quiet}>
        {events.length === 0 &&
          missing === 0 &&
          'What a snapshot of the tool shows; no event says who did it.'}
        {events.length > 0 && more > missing && `${count(more - missing)} more events are not listed. `}
        {missing > 0 && `${count(missing)} cannot be shown: erased, or read otherwise since.`}
      </p>
      {whole.usual && finding.subject && (
        <p>
          In the {whole.usual.days} days before, {finding.subject.name} did{' '}
          <Many of={whole.usual.by_subject} /> here, everybody together <Many of={whole.usual.by_anybody} />.
        </p>
      )}
    </>
  );
}

function Many({ of }: { of: Counted }) {
  if (of.count === 0) return <>nothing</>;
  return (
    <Link to="/explore" search={{ q: of.query, range: `${of.from}..${of.to}` }}>
      {count(of.count, of.capped)} {of.count === 1 && !of.capped ? 'thing' : 'things'}
    </Link>
  );
}
