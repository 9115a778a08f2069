import { Link } from '@tanstack/react-router';
import type { MatrixPage } from '../api/matrix';
import { shorten } from '../text/shorten';
import { count } from '../time/format';
import style from './Matrix.module.css';

const NAME_MAX = 24;

/** The heads of the columns: the end of each path, which says what it is, and the whole on demand. */
export function MatrixHead({ page }: { page: MatrixPage }) {
  return (
    <div role="rowgroup" className={style.headGroup}>
      <div role="row" tabIndex={-1} className={style.head} aria-rowindex={1}>
        <span role="columnheader" tabIndex={-1} className={style.corner} aria-colindex={1}>
          <strong>{count(page.line_count)} who</strong>
          <span>Last seen</span>
        </span>
        {page.columns.map((path, number) => (
          <span
            key={path}
            role="columnheader"
            tabIndex={-1}
            className={`${style.column} ${isOtherTool(page.columns, number) ? style.toolStart : ''}`}
            aria-colindex={number + 2}
            aria-label={path}
            title={path}
          >
            <span className={style.slanted}>
              <Link to="/access/resource" search={{ path }} tabIndex={-1}>
                {columnName(path)}
              </Link>
            </span>
          </span>
        ))}
      </div>
    </div>
  );
}

/** Whether a column begins another tool than the one before it. */
export function isOtherTool(columns: string[], number: number): boolean {
  return number === 0 || columns[number]?.split('/')[0] !== columns[number - 1]?.split('/')[0];
}

/** The end of a path says what it is; the tool stands before it. */
function columnName(path: string): string {
  const [tool = '', , ...rest] = path.split('/');
  const end = rest.length > 2 ? rest.slice(-2).join('/') : rest.at(-1);
  return shorten(end === undefined ? `all of ${path}` : `${tool} ${end}`, NAME_MAX).text;
}
