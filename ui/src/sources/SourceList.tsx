import { errorsOf, isImported, lastReceived, type Source } from '../api/sources';
import { DataText } from '../parts/DataText';
import { Ago } from '../parts/Time';
import { count } from '../time/format';
import { SourceHealth } from './SourceHealth';
import style from './Sources.module.css';

interface Props {
  sources: Source[];
  selected: string | undefined;
  select: (name: string) => void;
}

/** Every source in a line. */
export function SourceList({ sources, selected, select }: Props) {
  return (
    <table className={style.list}>
      <thead>
        <tr>
          <th scope="col">Source</th>
          <th scope="col">State</th>
          <th scope="col">Last event</th>
          <th scope="col" className={style.number}>
            Events
          </th>
          <th scope="col">Comes in by</th>
          {selected === undefined && <th scope="col">What it cannot show</th>}
        </tr>
      </thead>
      <tbody>
        {sources.map((source) => (
          <tr key={source.name} aria-selected={source.name === selected} onClick={() => select(source.name)}>
            <th scope="row">
              <button type="button" className={style.name} onClick={() => select(source.name)}>
                <DataText value={source.title ?? source.tool} />
                <span className={style.instance}>
                  <DataText value={source.name} max={60} />
                </span>
              </button>
            </th>
            <td>
              <SourceHealth
                complete={source.sight?.complete}
                errors={errorsOf(source).length}
                lagSeconds={source.sight?.lag_seconds}
                imported={isImported(source)}
                silent={lastReceived(source) === undefined}
                state={source.state}
              />
            </td>
            <td>
              <Ago iso={lastReceived(source)} />
            </td>
            <td className={style.number}>{count(eventsOf(source))}</td>
            <td>{[...new Set(source.channels.map((channel) => channel.way.toLowerCase()))].join(', ')}</td>
            {selected === undefined && (
              <td className={style.notes}>
                <div>{source.sight?.notes?.join('; ') || '—'}</div>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const eventsOf = (source: Source) => source.channels.reduce((sum, channel) => sum + (channel.events ?? 0), 0);
