import { useQuery } from '@tanstack/react-query';
import { readKeys } from '../api/events';
import { Empty } from '../parts/Empty';
import style from './QueryHelp.module.css';

const EXAMPLES: [string, string][] = [
  ['payments', 'the word anywhere'],
  ['actor:dana.k verb:read', 'both'],
  ['verb:grant,revoke', 'either'],
  ['-outcome:succeeded', 'everything else'],
  ['resource:github/acme/**', 'and whatever lies below'],
  ['ip:10.0.0.0/8', 'from a network'],
];

/** How questions are written, shown where one could not be read. */
export function QueryHelp() {
  const keys = useQuery({
    queryKey: ['query', 'keys'],
    queryFn: readKeys,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    // A region that scrolls must be reachable by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section className={style.help} tabIndex={0} aria-label="How queries are written">
      <Empty title="This query cannot be read yet">
        The line above says where, and what was probably meant.
      </Empty>
      <div className={style.columns}>
        <section>
          <h3>Written like this</h3>
          <dl>
            {EXAMPLES.map(([example, meaning]) => (
              <div key={example}>
                <dt>
                  <code>{example}</code>
                </dt>
                <dd>{meaning}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section>
          <h3>Keys</h3>
          <dl>
            {keys.data?.keys.map((key) => (
              <div key={key.key}>
                <dt>
                  <code>{key.key}:</code>
                </dt>
                <dd>{key.meaning}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </section>
  );
}
