import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { readShare, type SharePart } from '../api/model';
import { DataText } from '../parts/DataText';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { quote } from '../query/terms';
import { count } from '../time/format';
import style from './AccessModel.module.css';

/** How much of what happened somebody had decided, by path; every number leads to its events. */
export function ModelShare() {
  const share = useQuery({ queryKey: ['model-share'], queryFn: readShare, staleTime: 30_000 });
  if (share.error) return <Failure error={share.error} retry={() => void share.refetch()} />;
  if (!share.data) return null;
  if (share.data.whole.events === 0)
    return <Empty title="Nothing to decide yet">No event exercised a permission so far.</Empty>;
  return (
    <table className={style.list}>
      <thead>
        <tr>
          <th scope="col">On</th>
          {['Events', 'Decided', 'Usual', 'Unexpected', 'Undecided'].map((one) => (
            <th key={one} scope="col" className={style.right}>
              {one}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[share.data.whole, ...share.data.parts].map((part) => (
          <Row key={part.on} part={part} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ part }: { part: SharePart }) {
  const on = part.on ? `on:${quote(part.on)}` : '';
  return (
    <tr>
      <th scope="row">{part.on ? <DataText value={part.on} max={96} identifier /> : 'Everything'}</th>
      <td className={style.right}>{count(part.events)}</td>
      <Cell query={`basis:decided ${on}`} number={part.decided} of={part.events} />
      <Cell query={`basis:usual ${on}`} number={part.usual} of={part.events} />
      <Cell query={`verdict:unexpected ${on}`} number={part.unexpected} of={part.events} />
      <Cell query={`verdict:undecided ${on}`} number={part.undecided} of={part.events} />
    </tr>
  );
}

function Cell({ query, number, of }: { query: string; number: number; of: number }) {
  return (
    <td className={style.right}>
      {number === 0 ? (
        '–'
      ) : (
        <Link to="/explore" search={{ q: query.trim(), range: '30d' }} title={count(number)}>
          {share(number, of)}
        </Link>
      )}
    </td>
  );
}

/** In whole percent; some is never shown as none. */
function share(number: number, of: number): string {
  const percent = Math.floor((100 * number) / of);
  return percent === 0 ? '< 1 %' : `${percent} %`;
}
