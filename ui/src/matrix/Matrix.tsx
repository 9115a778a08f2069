import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { AccessSections } from '../access/AccessSections';
import { COLUMNS_SHOWN, LINES_SHOWN, type MatrixPage, readMatrix } from '../api/matrix';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { count } from '../time/format';
import style from './Matrix.module.css';
import { MatrixDrawer } from './MatrixDrawer';
import { MatrixGrid } from './MatrixGrid';
import { MatrixLegend } from './MatrixLegend';
import { MatrixTable } from './MatrixTable';
import { MatrixTools } from './MatrixTools';
import { filterOf, type MatrixSearch } from './matrixSearch';

/** Everybody beside every resource: what is expected, granted and used, in one glance. */
export function Matrix() {
  const search = useSearch({ from: '/access/matrix' });
  const navigate = useNavigate({ from: '/access/matrix' });
  const filter = filterOf(search);
  const page = useQuery({
    queryKey: ['matrix', filter, search.line, search.column],
    queryFn: () => readMatrix(filter, search.line, search.column),
    placeholderData: (before) => before,
  });
  const open = (cell: string, path: string) => void navigate({ search: { ...search, cell, path } });
  const { cell, path, ...closed } = search;
  return (
    <div className={style.page}>
      <div className={style.top}>
        <AccessSections />
        <h1>Who may do what, and does</h1>
        <MatrixTools search={search} teams={page.data?.teams ?? []} />
      </div>
      {page.error && <Failure error={page.error} retry={() => void page.refetch()} />}
      {page.isPending && (
        <p className={style.note} role="status">
          Laying everybody beside every resource …
        </p>
      )}
      {page.data && (
        <>
          <MatrixLegend modelled={page.data.modelled} compared={page.data.since !== undefined} />
          <Extent page={page.data} search={search} />
          <div className={style.middle}>
            {page.data.lines.length === 0 ? (
              <Empty title="Nothing like that">
                Nobody has a cell of this kind, as far as the snapshots and events tell.
              </Empty>
            ) : search.view === 'table' ? (
              <MatrixTable page={page.data} open={open} />
            ) : (
              <MatrixGrid
                key={`${search.line} ${search.column}`}
                page={page.data}
                opened={cell && path ? { id: cell, column: path } : undefined}
                open={open}
              />
            )}
            {cell && path && (
              <MatrixDrawer
                id={cell}
                column={path}
                at={search.at}
                close={() => {
                  void navigate({ search: closed });
                  document.querySelector<HTMLElement>('[role="grid"]')?.focus();
                }}
              />
            )}
          </div>
        </>
      )}
    </div>
  );
}

/** How much there is, which part of it this is, and where the rest begins. */
function Extent({ page, search }: { page: MatrixPage; search: MatrixSearch }) {
  return (
    <div className={style.extent}>
      <Part
        title="who"
        from={search.line ?? 0}
        shown={page.lines.length}
        of={page.line_count}
        step={LINES_SHOWN}
        at={(line) => ({ ...search, line })}
      />
      <Part
        title="resources"
        from={search.column ?? 0}
        shown={page.columns.length}
        of={page.column_count}
        step={COLUMNS_SHOWN}
        at={(column) => ({ ...search, column })}
      />
      {!page.whole && (
        <strong className={style.warn}>
          There are more than were looked at; choose a team, kind or name.
        </strong>
      )}
      <span className={style.quiet}>
        A right given for more than a column stands in a column of its own.
        {search.at && ' What is granted is as of then; the model is the one in force now.'}
      </span>
    </div>
  );
}

interface PartProps {
  title: string;
  from: number;
  shown: number;
  of: number;
  step: number;
  at: (from: number) => MatrixSearch;
}

function Part({ title, from, shown, of, step, at }: PartProps) {
  return (
    <span>
      {shown === of
        ? `${count(of)} ${title}`
        : `${title} ${count(from + 1)}–${count(from + shown)} of ${count(of)}`}
      {from > 0 && (
        <Link to="/access/matrix" search={at(Math.max(0, from - step))} className={style.step ?? ''}>
          ‹ before
        </Link>
      )}
      {from + shown < of && (
        <Link to="/access/matrix" search={at(from + shown)} className={style.step ?? ''}>
          next ›
        </Link>
      )}
    </span>
  );
}
