import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import type { Model } from '../api/model';
import { DataText } from '../parts/DataText';
import { Mark } from '../parts/Mark';
import { count } from '../time/format';
import style from './AccessModel.module.css';

/** The files in force with their tests, and what in them deserves a look. */
export function ModelFiles({ model }: { model: Model }) {
  return (
    <>
      <section className={style.card} aria-label="State of the model">
        <Tests model={model} />
        {model.due.map((one) => (
          <div key={one.at}>
            Look again: <DataText value={one.says} max={200} /> (<DataText value={one.at} identifier />, by{' '}
            {one.review_by})
          </div>
        ))}
        {model.unknown.length > 0 && (
          <div>
            Named, and not known under <i>People</i>: <DataText value={model.unknown.join(', ')} max={400} />
          </div>
        )}
      </section>
      {model.files.map((file) => (
        <details key={file.name} className={style.file} open={model.files.length === 1}>
          <summary>
            <DataText value={file.name} max={120} identifier />
          </summary>
          <Text text={file.text} />
        </details>
      ))}
    </>
  );
}

function Tests({ model }: { model: Model }) {
  if (model.tests === 0) return <div className={style.faint}>No tests stand in the model.</div>;
  if (model.misses.length === 0) {
    return (
      <div>
        <Mark tone="good" icon={<IconCheck size={12} aria-hidden />}>
          {count(model.tests)} tests get what they say
        </Mark>
      </div>
    );
  }
  return (
    <div>
      <Mark tone="caution" icon={<IconAlertTriangle size={12} aria-hidden />}>
        {count(model.misses.length)} of {count(model.tests)} tests do not get what they say
      </Mark>
      <ul className={style.mistakes}>
        {model.misses.map((one) => (
          <li key={one.at}>
            <DataText value={one.at} identifier /> {one.who}: expects {one.expect}, got {one.got}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Text({ text }: { text: string }) {
  const lines = text.replace(/\n$/, '').split('\n');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
    <pre className={style.text} tabIndex={0}>
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
        <code key={at} className={style.line}>
          {line || ' '}
        </code>
      ))}
    </pre>
  );
}
