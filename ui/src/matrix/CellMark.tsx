import type { Cell } from '../api/matrix';
import { heaviest, LETTERS, LOOKS, wordsOf } from './cellLook';
import style from './Matrix.module.css';

/** One cell at a glance: the letter of its heaviest permission in the state that wants a look first, how many
 * more there are, and a shape that says the state without its colour. */
export function CellMark({ cell }: { cell: Cell }) {
  const { state } = cell;
  if (state === undefined) {
    return (
      <span className={`${style.mark} ${style.gone}`} aria-hidden>
        −{letter(heaviest(cell.lost)[0])}
      </span>
    );
  }
  const { Icon, name } = LOOKS[state];
  const [first] = heaviest(withState(cell));
  const more = Object.keys(cell.permissions).length - 1;
  return (
    <span className={`${style.mark} ${style[name] ?? ''}`} aria-hidden>
      {Icon && <Icon size={10} stroke={2.4} aria-hidden />}
      {letter(first)}
      {more > 0 && <sub className={style.more}>{more}</sub>}
      {cell.gained.length > 0 && <sup className={style.gained}>+</sup>}
      {cell.lost.length > 0 && <sup className={style.lost}>−</sup>}
    </span>
  );
}

const letter = (permission: string | undefined) => LETTERS[permission ?? ''] ?? '';

function withState(cell: Cell): string[] {
  return Object.entries(cell.permissions)
    .filter(([, state]) => state === cell.state)
    .map(([permission]) => permission);
}

/** A cell as a sentence, for whoever hears it and for the title. */
export function cellSentence(cell: Cell, modelled: boolean): string {
  const said = Object.entries(cell.permissions).map(
    ([permission, state]) => `${permission}: ${wordsOf(state, modelled)}`,
  );
  if (cell.gained.length > 0) said.push(`gained ${cell.gained.join(', ')}`);
  if (cell.lost.length > 0) said.push(`lost ${cell.lost.join(', ')}`);
  return said.join('; ');
}
