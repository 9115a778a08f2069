import { Link } from '@tanstack/react-router';
import type { Detection } from '../api/detections';
import { count } from '../time/format';
import style from './Detections.module.css';
import { techniqueMap } from './detectionsSearch';

/** How many detections there are for each technique of ATT&CK and each tool; a number leads to them. */
export function TechniqueMap({ all }: { all: Detection[] }) {
  const { themes, rows } = techniqueMap(all);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse has to be able to scroll it
    <section className={style.scroll} aria-label="ATT&CK by tool" tabIndex={0}>
      <table className={style.list}>
        <thead>
          <tr>
            <th scope="col">Technique</th>
            {themes.map((theme) => (
              <th scope="col" key={theme}>
                {theme}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([technique, row]) => (
            <tr key={technique}>
              <th scope="row">
                <Link to="/detections" search={{ technique }}>
                  {technique}
                </Link>
              </th>
              {themes.map((theme) => (
                <td key={theme} className={style.count}>
                  {row.has(theme) && (
                    <Link
                      to="/detections"
                      search={{ technique, theme }}
                      aria-label={`${count(row.get(theme) ?? 0)} of ${technique} in ${theme}`}
                    >
                      {count(row.get(theme) ?? 0)}
                    </Link>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
