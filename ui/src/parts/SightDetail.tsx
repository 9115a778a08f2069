import { IconCheck, IconCircleHalf2, IconX } from '@tabler/icons-react';
import type { Seen, Sight, SourceSight } from '../api/sight';
import { count, duration } from '../time/format';
import { DataText } from './DataText';
import { Mark } from './Mark';
import style from './SightLine.module.css';
import { Ago } from './Time';

const SIGNALS = ['reads', 'refusals', 'address', 'client', 'credential'] as const;
const SEEN: Record<Seen, { word: string; Icon: typeof IconCheck }> = {
  yes: { word: 'yes', Icon: IconCheck },
  no: { word: 'no', Icon: IconX },
  partial: { word: 'in part', Icon: IconCircleHalf2 },
};

/** What each source shows and what it keeps to itself. */
export function SightDetail({ sight, asOf }: { sight: Sight; asOf: string | number | undefined }) {
  return (
    <table className={style.table}>
      {asOf !== undefined && (
        <caption className={style.asOf}>As of record {count(Number(asOf))} of the journal</caption>
      )}
      <thead>
        <tr>
          <th scope="col">Source</th>
          <th scope="col">In this window</th>
          <th scope="col">Last event</th>
          {SIGNALS.map((signal) => (
            <th key={signal} scope="col">
              {signal}
            </th>
          ))}
          <th scope="col">What to know</th>
        </tr>
      </thead>
      <tbody>
        {sight.sources.map((source) => (
          <tr key={source.source}>
            <th scope="row">
              <DataText value={source.source} />
            </th>
            <td>
              <Completeness source={source} />
            </td>
            <td>
              <Ago iso={source.last_event} />
            </td>
            {SIGNALS.map((signal) => (
              <td key={signal}>
                <SeenMark seen={source.sees?.[signal]} />
              </td>
            ))}
            <td className={style.notes}>{source.notes.join('; ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Completeness({ source }: { source: SourceSight }) {
  if (source.complete) return <Mark tone="good">complete</Mark>;
  if ((source.gaps?.length ?? 0) > 0) return <Mark tone="caution">{source.gaps?.length} gaps</Mark>;
  const lag = source.lag_seconds ?? 0;
  return <Mark tone="caution">{lag > 0 ? `behind by ${duration(lag)}` : 'not complete'}</Mark>;
}

function SeenMark({ seen }: { seen: Seen | undefined }) {
  if (!seen) return <span className={style.unsaid}>not said</span>;
  const { word, Icon } = SEEN[seen] ?? SEEN.partial;
  return (
    <span className={seen === 'yes' ? style.seen : style.unseen}>
      <Icon size={13} stroke={2.2} aria-hidden /> {word}
    </span>
  );
}
