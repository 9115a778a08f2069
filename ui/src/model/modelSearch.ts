export const MODEL_PARTS = ['files', 'questions', 'share', 'changes', 'draft'] as const;

export type ModelPart = (typeof MODEL_PARTS)[number];

export interface ModelSearch {
  /** What of the model is looked at; its files without it. */
  part?: ModelPart;
}

/** What the address of the screen says; what it says wrong is left out. */
export function modelSearch(search: Record<string, unknown>): ModelSearch {
  const part = MODEL_PARTS.find((one) => one === search.part);
  return part === undefined || part === 'files' ? {} : { part };
}
