import type { ReactNode } from 'react';
import style from './Empty.module.css';

/** Nothing here, and why; with what to do next. The same on every screen. */
export function Empty({
  title,
  children,
  actions,
}: {
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div className={style.empty}>
      <h2>{title}</h2>
      {children && <div className={style.text}>{children}</div>}
      {actions && <div className={style.actions}>{actions}</div>}
    </div>
  );
}
