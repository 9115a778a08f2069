import type { ReactNode } from 'react';
import style from './Mark.module.css';

type Tone = 'sensitive' | 'good' | 'caution' | 'denied' | 'quiet';

/** A short word with a fixed meaning, an icon before it. */
export function Mark({
  tone,
  icon,
  children,
  title,
}: {
  tone: Tone;
  icon?: ReactNode;
  children: ReactNode;
  title?: string;
}) {
  return (
    <span className={`${style.mark} ${style[tone]}`} title={title}>
      {icon}
      {children}
    </span>
  );
}
