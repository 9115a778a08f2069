import { Link } from '@tanstack/react-router';
import access from '../access/Access.module.css';
import { Holder } from '../access/Holder';
import type { Cell, MatrixLine, MatrixPage } from '../api/matrix';
import { ResourceText } from '../parts/ResourceText';
import { Ago } from '../parts/Time';
import { count } from '../time/format';
import { heaviest, wordsOf } from './cellLook';
import style from './Matrix.module.css';

interface Props {
  page: MatrixPage;
  open: (id: string, column: string) => void;
}

/** The cells of the grid as a table, a line each. */
export function MatrixTable({ page, open }: Props) {
  return (
    <div className={style.tableFrame}>
      <table className={access.list}>
        <thead>
          <tr>
            <th scope="col">Who</th>
            <th scope="col">Team</th>
            <th scope="col">On what</th>
            <th scope="col">Expected, granted, used</th>
            <th scope="col" className={access.right}>
              Events
            </th>
            <th scope="col">Last</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {page.lines.flatMap((line) =>
            line.cells.map((cell) => (
              <Row
                key={`${line.id} ${cell.column}`}
                line={line}
                cell={cell}
                modelled={page.modelled}
                open={() => open(line.id, cell.column)}
              />
            )),
          )}
        </tbody>
      </table>
    </div>
  );
}

function Row({
  line,
  cell,
  modelled,
  open,
}: {
  line: MatrixLine;
  cell: Cell;
  modelled: boolean;
  open: () => void;
}) {
  return (
    <tr>
      <th scope="row">
        <Holder person={line.person} kind={line.kind} account={line.id} />
      </th>
      <td>{line.team ?? <span className={access.quiet}>none</span>}</td>
      <td className={access.resource}>
        <Link to="/access/resource" search={{ path: cell.column }}>
          <ResourceText path={cell.column} />
        </Link>
      </td>
      <td>
        <CellWords cell={cell} modelled={modelled} />
      </td>
      <td className={access.right}>{count(cell.events)}</td>
      <td className={access.when}>
        {cell.last ? <Ago iso={cell.last} /> : <span className={access.quiet}>not seen</span>}
      </td>
      <td>
        <button type="button" className={style.why} onClick={open}>
          Open
        </button>
      </td>
    </tr>
  );
}

/** What a cell says, a line for each permission. */
function CellWords({ cell, modelled }: { cell: Cell; modelled: boolean }) {
  return (
    <>
      {heaviest(Object.keys(cell.permissions)).map((permission) => {
        const state = cell.permissions[permission];
        return (
          <span key={permission} className={access.line}>
            {permission}: {state && wordsOf(state, modelled)}
            {cell.gained.includes(permission) && <strong> (gained)</strong>}
          </span>
        );
      })}
      {cell.lost.length > 0 && <span className={access.line}>lost {cell.lost.join(', ')}</span>}
    </>
  );
}
