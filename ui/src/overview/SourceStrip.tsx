import { Link } from '@tanstack/react-router';
import { errorsOf, isImported, lastReceived, type Source } from '../api/sources';
import { DataText } from '../parts/DataText';
import { Ago } from '../parts/Time';
import { SourceHealth } from '../sources/SourceHealth';
import style from './Overview.module.css';

/** The sources and when each was last heard of. */
export function SourceStrip({ sources }: { sources: Source[] }) {
  return (
    <section aria-labelledby="sources" className={style.card}>
      <h2 id="sources">Sources</h2>
      <ul className={style.sources}>
        {sources.map((source) => (
          <li key={source.name}>
            <Link to="/sources" search={{ source: source.name }}>
              <DataText value={source.name} max={40} />
            </Link>
            <span className={style.last}>
              <Ago iso={lastReceived(source)} />
            </span>
            <SourceHealth
              complete={source.sight?.complete}
              errors={errorsOf(source).length}
              lagSeconds={source.sight?.lag_seconds}
              imported={isImported(source)}
              silent={lastReceived(source) === undefined}
              state={source.state}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
