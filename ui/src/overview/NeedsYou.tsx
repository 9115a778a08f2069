import { IconArrowRight, IconLink, IconPlugConnectedX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Overview } from '../api/overview';
import { readQueue } from '../api/people';
import { may } from '../api/session';
import { useZone } from '../appearance/appearance';
import { useOpenFindings } from '../findings/useOpenFindings';
import { DataText } from '../parts/DataText';
import { Mark } from '../parts/Mark';
import { useSession } from '../session/SessionGate';
import { isWhole } from '../sources/health';
import { count, shortMoment } from '../time/format';
import { FindingRow } from './FindingRow';
import style from './Overview.module.css';

const SHOWN_MAX = 6;

/** What waits for somebody, what waiting costs most first: a source that is not complete loses what cannot be
 * fetched again, then findings by severity, then accounts of which nobody has said whose they are. */
export function NeedsYou({ answer }: { answer: Overview }) {
  const open = useOpenFindings();
  const mayLink = may(useSession(), 'people.read');
  const queue = useQuery({ queryKey: ['people-queue'], queryFn: readQueue, enabled: mayLink });
  const broken = answer.sources.filter((source) => source.state === 'connected' && !isWhole(source));
  const asked = queue.data?.queue.length ?? 0;
  if (!open && broken.length === 0 && asked === 0) return null;
  const total = open ? open.states.open + open.states.acknowledged : 0;
  const items = open?.items ?? [];
  return (
    <section aria-labelledby="needs-you" className={style.main}>
      <div className={style.sectionHead}>
        <h2 id="needs-you">Needs you</h2>
        {open && (
          <Link to="/findings" search={{}} className={style.all}>
            {total === 0 ? 'Findings' : `All ${count(total)}`} <IconArrowRight size={14} aria-hidden />
          </Link>
        )}
      </div>
      {items.length + broken.length + asked === 0 ? (
        <Quiet answer={answer} />
      ) : (
        <ul className={style.rows}>
          {broken.map((source) => (
            <li key={source.name}>
              <Link to="/sources" search={{ source: source.name }} className={style.need}>
                <Mark tone="denied" icon={<IconPlugConnectedX size={12} aria-hidden />}>
                  source
                </Mark>
                <span className={style.rowSentence}>
                  <DataText value={source.name} max={40} /> is not complete: what it does not send now may be
                  lost.
                </span>
                <span className={style.last} />
              </Link>
            </li>
          ))}
          {items.slice(0, SHOWN_MAX).map((finding) => (
            <FindingRow key={finding.key} finding={finding} />
          ))}
          {asked > 0 && (
            <li>
              <Link to="/access/people" search={{ queue: true }} className={style.need}>
                <Mark tone="quiet" icon={<IconLink size={12} aria-hidden />}>
                  accounts
                </Mark>
                <span className={style.rowSentence}>
                  {asked === 1 ? 'One account waits' : `${count(asked)} accounts wait`} for somebody to say
                  whose {asked === 1 ? 'it is' : 'they are'}.
                </span>
                <span className={style.last} />
              </Link>
            </li>
          )}
        </ul>
      )}
    </section>
  );
}

/** A quiet day says so, and what it rests on. */
function Quiet({ answer }: { answer: Overview }) {
  const zone = useZone();
  const found = typeof answer.events === 'number' ? { value: answer.events, capped: false } : answer.events;
  const whole = answer.sources.every(isWhole) ? 'all sources complete' : 'not all sources complete';
  return (
    <p className={style.none}>
      Nothing needs you. {count(found.value, found.capped)} {found.value === 1 ? 'event' : 'events'} since{' '}
      {shortMoment(answer.since, zone)}, {whole}.
    </p>
  );
}
