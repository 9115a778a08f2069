import { useQuery } from '@tanstack/react-query';
import { readSignals } from '../api/behaviour';
import { DataText } from '../parts/DataText';
import { Failure } from '../parts/Failure';
import { count } from '../time/format';
import style from './Behaviour.module.css';

/** What counts as unusual, how much it gives at most, and for which sources it cannot be told. */
export function SignalsList() {
  const signals = useQuery({ queryKey: ['behaviour', 'signals'], queryFn: readSignals });
  if (signals.error) return <Failure error={signals.error} retry={() => void signals.refetch()} />;
  return (
    <div className={style.scroll}>
      <table className={style.list}>
        <thead>
          <tr>
            <th scope="col">What it says</th>
            <th scope="col">Family</th>
            <th scope="col">At most</th>
            <th scope="col">Seen</th>
            <th scope="col">Off for</th>
          </tr>
        </thead>
        <tbody>
          {signals.data?.items.map((one) => (
            <tr key={one.name}>
              <th scope="row">
                {one.title}
                <span className={style.said}>{one.name}</span>
              </th>
              <td>{one.family}</td>
              <td className={style.count}>{one.points}</td>
              <td className={style.count}>{count(one.seen)}</td>
              <td>
                {one.off.length === 0 ? (
                  <span className={style.quiet}>—</span>
                ) : (
                  <DataText value={one.off.join(', ')} max={300} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
