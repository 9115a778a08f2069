import { get, write } from './request';

/** A question worth asking again. */
export interface View {
  name: string;
  query: string;
  range?: string;
  /** Names of columns, joined by commas. */
  columns?: string;
}

export const readViews = () => get<{ views: View[] }>('/views');
export const saveView = (view: View) => write<View>('POST', '/views', view);
export const deleteView = (view: View) => write<void>('DELETE', `/views/${encodeURIComponent(view.name)}`);
