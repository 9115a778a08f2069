import type { Unseen } from '../api/access';
import { DataText } from '../parts/DataText';
import { count } from '../time/format';
import style from './Access.module.css';

/** What a list does not say because it could not be seen; an empty list is an answer only without it. */
export function NotSeen({ unseen }: { unseen: Unseen[] }) {
  if (unseen.length === 0) return null;
  return (
    <section className={style.unseen} aria-label="What could not be seen">
      <h2>Not said here</h2>
      <ul>
        {unseen.map((one) => (
          <li key={`${one.place} ${one.why}`}>
            <DataText value={one.place} identifier />, of {count(one.holders)}:{' '}
            <DataText value={one.why} max={240} />
          </li>
        ))}
      </ul>
    </section>
  );
}
