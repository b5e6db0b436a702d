/** How an import stands. */
export const states = [
  'receiving', // parts of the file are coming
  'mapping', // whole: its columns are being told
  'checking', // a trial is under way
  'checked', // the trial is over
  'running', // rows are read, checked and kept
  'settling', // all of it is kept, and becomes profiles
  'done',
  'cancelled', // stopped on the way, or its file broke off: what was stored until then stays
  'failed', // the file cannot be read
  'undoing',
  'undone',
] as const
export type State = (typeof states)[number]

/** What somebody may do with it. */
export const acts = ['map', 'check', 'run', 'cancel', 'undo', 'delete'] as const
export type Act = (typeof acts)[number]

const next: Readonly<Record<State, Partial<Readonly<Record<Act, State>>>>> = {
  receiving: { delete: 'receiving' },
  mapping: { map: 'mapping', check: 'checking', run: 'running', delete: 'mapping' },
  checking: { cancel: 'mapping' },
  checked: { map: 'mapping', check: 'checking', run: 'running', delete: 'checked' },
  running: { cancel: 'cancelled' },
  settling: { undo: 'undoing' },
  done: { undo: 'undoing' },
  cancelled: { undo: 'undoing' },
  failed: { delete: 'failed' },
  undoing: {},
  undone: { delete: 'undone' },
}

/** The state after an act; null where it is not the time for it. */
export const findNext = (state: State, act: Act): State | null => next[state][act] ?? null

export const listActs = (state: State): Act[] => acts.filter((act) => findNext(state, act) !== null)
