import { useAppearance } from '../appearance/appearance';
import style from './Explore.module.css';

const KEYS: [string, string][] = [
  ['/', 'search'],
  ['j k', 'move'],
  ['← →', 'column'],
  ['Enter', 'open'],
  ['f', 'only this value'],
  ['e', 'exclude it'],
  ['.', 'live'],
  ['?', 'all keys'],
];

/** The keys that work here, in sight so that nobody has to know them. */
export function KeyLine() {
  const { appearance } = useAppearance();
  if (!appearance.shortcuts) return null;
  return (
    <div className={style.keys}>
      {KEYS.map(([keys, what]) => (
        <span key={keys}>
          {keys.split(' ').map((key) => (
            <kbd key={key}>{key}</kbd>
          ))}
          {what}
        </span>
      ))}
      <span className={style.order}>newest first</span>
    </div>
  );
}
