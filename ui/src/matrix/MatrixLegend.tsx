import type { CellState } from '../api/matrix';
import { LETTERS, LOOKS, wordsOf } from './cellLook';
import style from './Matrix.module.css';

const SAID: CellState[] = [
  'granted-and-used',
  'granted-not-used',
  'granted-not-expected',
  'used-not-expected',
  'used-not-granted',
  'expected-not-granted',
  'granted',
  'used',
];

/** What the shapes and letters mean. */
export function MatrixLegend({ modelled, compared }: { modelled: boolean; compared: boolean }) {
  return (
    <div className={style.legend}>
      <ul aria-label="What a cell says">
        {SAID.map((state) => {
          const { Icon, name } = LOOKS[state];
          return (
            <li key={state}>
              <span className={`${style.mark} ${style[name] ?? ''}`} aria-hidden>
                {Icon && <Icon size={10} stroke={2.4} />}W
              </span>
              {wordsOf(state, modelled)}
            </li>
          );
        })}
        {compared && (
          <li>
            <span className={style.gained}>+</span> gained <span className={style.lost}>−</span> lost since
          </li>
        )}
      </ul>
      <p className={style.letters}>
        {Object.entries(LETTERS)
          .map(([permission, letter]) => `${letter} ${permission}`)
          .join(' · ')}{' '}
        · a small number: so many more
      </p>
    </div>
  );
}
