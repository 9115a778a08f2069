import { IconCheck, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type Cell, readMatrix } from '../api/matrix';
import { may } from '../api/session';
import { heaviest } from '../matrix/cellLook';
import { CELL_STATES } from '../matrix/matrixSearch';
import { Failure } from '../parts/Failure';
import { ResourceText } from '../parts/ResourceText';
import { Ago } from '../parts/Time';
import { useSession } from '../session/SessionGate';
import { count } from '../time/format';
import { type Answers, permissionsBy } from './answers';
import style from './People.module.css';

/** No longer than the snapshots of a young installation reach back, or everything would read as gained. */
const CHANGES_DAYS = 7;
const DAY_MILLIS = 86_400_000;
const SHOWN_MAX = 20;

/** As the matrix: how deep a path is looked at. */
const DEPTH = 4;

/** What is expected of somebody, granted to them and used by them, side by side for each place, and what they
 * gained and lost lately. Nothing is asked for whoever may not know. */
export function SubjectRights({ subject, name }: { subject: string; name: string }) {
  const enabled = may(useSession(), 'access.read');
  const since = new Date(
    Math.floor(Date.now() / DAY_MILLIS) * DAY_MILLIS - CHANGES_DAYS * DAY_MILLIS,
  ).toISOString();
  const page = useQuery({
    queryKey: ['subject-rights', subject, since],
    queryFn: () => readMatrix({ who: subject, depth: DEPTH, since }),
    enabled,
  });
  if (!enabled) return null;
  const line = page.data?.lines.find((one) => (one.person?.id ?? one.id) === subject);
  const cells = line?.cells ?? [];
  const now = differencesFirst(cells.filter((cell) => cell.state !== undefined));
  const changed = cells.filter((cell) => cell.gained.length + cell.lost.length > 0);
  const more = (page.data?.column_count ?? 0) > (page.data?.columns.length ?? 0);
  return (
    <>
      <section className={style.card} aria-labelledby="rights" aria-busy={page.isPending}>
        <h2 id="rights">Rights: expected, granted, used</h2>
        {page.error && <Failure error={page.error} retry={() => void page.refetch()} />}
        {page.data && now.length === 0 && (
          <p className={style.faint}>No right and no use of one was seen, and none is expected.</p>
        )}
        {now.length > 0 && (
          <Rights cells={now.slice(0, SHOWN_MAX)} modelled={page.data?.modelled ?? false} subject={subject} />
        )}
        {(more || now.length > SHOWN_MAX) && (
          <Link to="/access/matrix" search={{ who: subject, view: 'table' }}>
            All of it in the matrix
          </Link>
        )}
      </section>
      {page.data && <Changes changed={changed} name={name} />}
    </>
  );
}

/** What wants a look first, then what was used last. */
function differencesFirst(cells: Cell[]): Cell[] {
  const rank = (cell: Cell) => (cell.state ? CELL_STATES.indexOf(cell.state) : CELL_STATES.length);
  const last = (cell: Cell) => cell.last ?? '';
  return [...cells].sort((one, other) => rank(one) - rank(other) || last(other).localeCompare(last(one)));
}

function Rights({ cells, modelled, subject }: { cells: Cell[]; modelled: boolean; subject: string }) {
  return (
    <div className={style.wide}>
      <table className={style.list}>
        <thead>
          <tr>
            <th scope="col">On what</th>
            <th scope="col">Expected (should)</th>
            <th scope="col">Granted (can)</th>
            <th scope="col">Used (did)</th>
            <th scope="col" className={style.right}>
              Events
            </th>
            <th scope="col">Last</th>
          </tr>
        </thead>
        <tbody>
          {cells.map((cell) => (
            <tr key={cell.column}>
              <th scope="row" className={style.place}>
                <Link
                  to="/access/matrix"
                  search={{ who: subject, depth: DEPTH, cell: subject, path: cell.column }}
                >
                  <ResourceText path={cell.column} />
                </Link>
              </th>
              {(['expected', 'granted', 'used'] as const).map((part) => (
                <td key={part}>
                  <Part cell={cell} modelled={modelled} part={part} />
                </td>
              ))}
              <td className={style.right}>{count(cell.events)}</td>
              <td className={style.when}>
                {cell.last ? <Ago iso={cell.last} /> : <span className={style.faint}>not seen</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Permissions for which the answer is yes, then those for which it is no. */
function Part({ cell, modelled, part }: { cell: Cell; modelled: boolean; part: keyof Answers }) {
  const { yes, no } = permissionsBy(cell.permissions, modelled, part);
  if (yes.length + no.length === 0) {
    return (
      <span className={style.faint}>{part === 'used' && cell.events === 0 ? 'none seen' : 'not said'}</span>
    );
  }
  return (
    <>
      {yes.length > 0 && (
        <span className={style.answer}>
          <IconCheck size={13} aria-hidden /> {heaviest(yes).join(', ')}
        </span>
      )}
      {no.length > 0 && (
        <span className={`${style.answer} ${style.not}`}>
          <IconX size={13} aria-hidden /> not {heaviest(no).join(', ')}
        </span>
      )}
    </>
  );
}

function Changes({ changed, name }: { changed: Cell[]; name: string }) {
  return (
    <section className={style.card} aria-labelledby="changes">
      <h2 id="changes">What changed in {CHANGES_DAYS} days</h2>
      {changed.length === 0 ? (
        <p className={style.faint}>{name} gained and lost nothing, as far as the snapshots show.</p>
      ) : (
        <ul className={style.changes}>
          {changed.slice(0, SHOWN_MAX).map((cell) => (
            <li key={cell.column}>
              {cell.gained.length > 0 && <span>gained {heaviest(cell.gained).join(', ')} </span>}
              {cell.lost.length > 0 && <span>lost {heaviest(cell.lost).join(', ')} </span>}
              on{' '}
              <Link to="/access/resource" search={{ path: cell.column, show: 'changed' }}>
                <ResourceText path={cell.column} whole />
              </Link>
            </li>
          ))}
        </ul>
      )}
      {changed.length > SHOWN_MAX && <p className={style.faint}>and on {changed.length - SHOWN_MAX} more</p>}
    </section>
  );
}
